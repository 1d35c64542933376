"""Streamlit's own programs and fonts, sent from memory and made small once: a cold load asks for dozens of them."""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from pathlib import Path

import anyio.to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

# The name of each holds a digest of what is in it, as Streamlit's own answer says too.
KEPT = b"public, immutable, max-age=31536000"
_SMALLER = ("text/", "application/javascript", "application/json", "image/svg+xml")
_LEAST = 1000  # bytes: below that, making it small gains nothing


@dataclass(frozen=True)
class Sent:
    """A file as it is sent: as it is, and made small where that gains anything."""

    kind: bytes
    plain: bytes
    small: bytes | None

    def answer(self, takes: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
        """What is sent to a browser that takes these encodings, and its headers."""
        small = self.small if b"gzip" in takes else None
        headers = [(b"content-type", self.kind), (b"cache-control", KEPT), (b"vary", b"accept-encoding")]
        if small is not None:
            headers.append((b"content-encoding", b"gzip"))
        body = self.plain if small is None else small
        return body, [*headers, (b"content-length", str(len(body)).encode())]


class Programs:
    """Answers for what lies in `folder`, under `base` and /static; everything else is the application's."""

    def __init__(self, app: ASGIApp, folder: Path, base: str = "") -> None:
        self.app = app
        under = f"/{base.strip('/')}".rstrip("/")
        # What is not in this list is not asked of the disk: no address leads out of the folder.
        self._files = {
            f"{under}/static/{file.relative_to(folder).as_posix()}": file
            for file in folder.rglob("*")
            if file.is_file()
        }
        self._sent: dict[str, Sent] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a plain request for a file; one for a part of it, or of another kind, goes on to the application."""
        asked = scope.get("path", "")
        headers = dict(scope.get("headers", ()))
        if scope["type"] != "http" or scope["method"] != "GET" or asked not in self._files or b"range" in headers:
            await self.app(scope, receive, send)
            return
        if asked not in self._sent:
            self._sent[asked] = await anyio.to_thread.run_sync(read, self._files[asked])
        body, answered = self._sent[asked].answer(headers.get(b"accept-encoding", b""))
        await send({"type": "http.response.start", "status": 200, "headers": answered})
        await send({"type": "http.response.body", "body": body})


def read(file: Path) -> Sent:
    """A file to be sent."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    plain = file.read_bytes()
    small = gzip.compress(plain, 6, mtime=0) if kind.startswith(_SMALLER) and len(plain) >= _LEAST else None
    named = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Sent(named.encode(), plain, small if small and len(small) < len(plain) else None)

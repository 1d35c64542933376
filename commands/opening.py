"""The page that a browser is sent before anything is drawn: Streamlit's own, told more, so that less is waited for.

Streamlit's page finds out by asking where its server is, and asks for the program of each kind of part when the first
such part comes, which holds up the drawing of all of them. Here the page says at once where its server is, and brings
the program that every page is drawn with. Until Streamlit draws, it shows the frame, empty, and says what is happening.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The kinds of parts that carry what a page says, by the names of their programs; the others can come after it.
EVERYWHERE = ("Html",)
BRAND = "Police and Crime performance"
_NEEDS = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")
_WITHOUT = re.compile("<noscript>.*?</noscript>", re.DOTALL)
_SHOWN = Path(__file__).with_suffix(".html")


class Opening:
    """Streamlit's opening page is answered by `page`; every other answer is left as it is."""

    def __init__(self, app: ASGIApp, stock: bytes, page: bytes) -> None:
        self.app, self.stock, self.page = app, stock, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, but for the opening page."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _for_a_page(scope):
            await self.app(scope, receive, send)
            return
        await self.app(_whole(scope), receive, _Exchanged(send, self.stock, self.page).answer)


class _Exchanged:
    """One answer: held back while it may still be the opening page, which it is if it is so to the byte."""

    def __init__(self, send: Send, stock: bytes, page: bytes) -> None:
        self._send, self._stock, self._page = send, stock, page
        self._start: Message | None = None
        self._held = b""

    async def answer(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_be(message, len(self._stock)):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._held += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = self._held
        if body == self._stock:
            body = self._page
            # It changes with the release, of which the stock page's tag and date know nothing.
            kept = [pair for pair in start["headers"] if pair[0] not in (b"content-length", b"etag", b"last-modified")]
            start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _for_a_page(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _may_be(start: Message, length: int) -> bool:
    headers = dict(start["headers"])
    return (
        start["status"] == 200
        and headers.get(b"content-type", b"").startswith(b"text/html")
        and headers.get(b"content-length") == str(length).encode()
    )


def _whole(scope: Scope) -> Scope:
    """The request without what asks for a part of the answer, for none if it has not changed, or for it made small."""
    partly = (b"range", b"if-range", b"if-none-match", b"if-modified-since", b"accept-encoding")
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in partly]}


def page(stock: str, programs: Path, marking: str, base: str = "") -> str:
    """Streamlit's opening page with the address of its server, the programs of EVERYWHERE, and our frame.

    `programs` is the folder of Streamlit's own; `base` the path that the dashboard is served under. Streamlit's page is
    left as it is where it is not as this release knows it: that is slower, and no fault.
    """
    first = [name for kind in EVERYWHERE for name in sorted(found.name for found in programs.glob(f"{kind}.*.js"))]
    ahead = [name for name in needed(programs, first) if name not in stock]
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in ahead)
    brought = "".join(f'import "./static/js/{name}";' for name in first)
    shown = _SHOWN.read_text(encoding="utf-8").replace("MARKING", html.escape(marking)).replace("BRAND", BRAND)
    written = stock
    for found, instead in (
        ('<html lang="en">', '<html lang="en-GB">'),
        ("<title>Streamlit</title>", f"<title>{BRAND}</title><script>{_settings(base)}</script>"),
        ("</head>", f"{links}</head>"),
        (_WITHOUT.search(stock), ""),
        ('<div id="root"></div>', f'<div id="root"></div>{shown}<script type="module">{brought}</script>'),
    ):
        part = found if isinstance(found, str) else found.group() if found else ""
        if part not in written or not part:
            return stock
        written = written.replace(part, instead, 1)
    return written


def needed(programs: Path, names: Iterable[str]) -> list[str]:
    """Programs with those that they name as needed, and so on; each once."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found and (programs / name).is_file():
            found[name] = None
            waiting += _NEEDS.findall((programs / name).read_text(encoding="utf-8"))
    return list(found)


def _settings(base: str) -> str:
    """Where the server is, and what Streamlit would else ask it for first."""
    host = {"useExternalAuthToken": False, "enableCustomParentMessages": False, "blockErrorDialogs": False}
    under = json.dumps(f"/{base.strip('/')}" if base.strip("/") else "")
    return (
        f"window.__streamlit={{BACKEND_BASE_URL:location.origin+{under},"
        f"HOST_CONFIG:{{allowedOrigins:[location.origin],...{json.dumps(host)}}}}};"
    )

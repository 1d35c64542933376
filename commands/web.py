"""The dashboard as a server runs it: Streamlit's own application with our headers, and sign-in from the environment."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from commands import sign_in
from commands.opening import Opening, page
from commands.programs import Programs
from warehouse.home import Home

ROOT = Path(__file__).resolve().parents[1]
# Streamlit's front end needs its own inline styles and evaluated scripts; nothing comes from, or goes to, elsewhere.
HEADERS = {
    "content-security-policy": "; ".join((
        "default-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self' blob:",
        "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'", "object-src 'none'",
    )),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}  # fmt: skip


class Guarded:
    """Every answer carries HEADERS."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers added."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = [(name, value) for name, value in message["headers"] if name.decode() not in HEADERS]
                message["headers"] = [*held, *((name.encode(), value.encode()) for name, value in HEADERS.items())]
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)


def _sent_at_once(stock: Path, marking: str, base: str) -> list[Middleware]:
    """What answers for Streamlit's own files, of the folder `stock`: its opening page and its programs."""
    opening, programs = (stock / "index.html").read_bytes(), stock / "static"
    ours = page(opening.decode(), programs / "js", marking, base).encode()
    return [
        Middleware(Opening, stock=opening, page=ours),
        Middleware(Programs, folder=programs, base=base),
    ]


_SETTINGS = Home.find().settings
_AUTH = sign_in.secrets(os.environ, _SETTINGS)
_HOSTS = sign_in.hosts(_SETTINGS, str(st.get_option("server.address") or ""), signed_in=_AUTH is not None)

# `streamlit run` looks for this very form of words.
app = st.App(
    ROOT / "dashboard.py",
    secrets={"auth": dict(_AUTH)} if _AUTH else {},
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False),
        Middleware(Guarded),
        *_sent_at_once(Path(get_static_dir()), _SETTINGS.marking, str(st.get_option("server.baseUrlPath") or "")),
    ],
)

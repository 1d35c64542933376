"""A visitor without a browser: opens a page of the dashboard over its web socket and counts what was sent for it.

What a page costs a browser goes with the number of elements and of bytes; what it costs the server is the time of the
script. Both can be had here in the time of one run of the page.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 60.0
LARGEST = 64 << 20


@dataclass
class Drawn:
    """What was sent until a page's script had ended: seconds, bytes, and how many elements of each kind.

    `html` are the pieces of markup, `pages` the addresses of the pages that it links to, and `order` the kinds of all
    elements, each in the order sent.
    """

    seconds: float = 0.0
    sent: int = 0
    elements: Counter[str] = field(default_factory=Counter)
    html: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    @property
    def markup(self) -> str:
        """The pieces of markup in one."""
        return "".join(self.html)


def visit(site: str, path: str = "") -> Drawn:
    """Open a path of a dashboard as a new visitor does. Raises TimeoutError for a page that does not end."""
    with visitor(site) as go:
        return go(path)


@contextmanager
def visitor(site: str) -> Iterator[Callable[[str], Drawn]]:
    """Somebody who stays: `go(path)` opens one page after another in the same session, as a browser's window does."""
    stream = f"ws{site.removeprefix('http')}/_stcore/stream"
    with connect(stream, subprotocols=["streamlit"], max_size=LARGEST, compression=None) as socket:  # type: ignore[list-item]

        def go(path: str) -> Drawn:
            drawn, started = Drawn(), time.perf_counter()
            socket.send(BackMsg(rerun_script=_state(site, path)).SerializeToString())
            while True:
                received = socket.recv(PATIENCE, decode=False)
                message = ForwardMsg.FromString(received)
                drawn.sent += len(received)
                _count(drawn, message)
                if message.WhichOneof("type") == "script_finished":
                    drawn.seconds = time.perf_counter() - started
                    return drawn

        yield go


def _state(site: str, path: str) -> ClientState:
    found = urlsplit(path)
    return ClientState(
        query_string=found.query,
        page_name=found.path,
        context_info=ContextInfo(url=f"{site}/{found.path}", timezone="Europe/London", locale="en-GB"),
    )


def _count(drawn: Drawn, message: ForwardMsg) -> None:
    if message.WhichOneof("type") != "delta":
        return
    if message.delta.WhichOneof("type") != "new_element":
        drawn.elements["block"] += 1
        return
    element = message.delta.new_element
    kind = element.WhichOneof("type") or "none"
    drawn.elements[kind] += 1
    drawn.order.append(kind)
    if kind == "html":
        drawn.html.append(element.html.body)
    elif kind == "page_link":
        drawn.pages.append(element.page_link.page)

"""An address to copy: its words and a button (frame.js). Streamlit's code box brings a megabyte to colour it in."""

from __future__ import annotations

from pages.parts.markup import safe


def address(label: str, url: str) -> str:
    """A line that says what it is, the address, and the button that copies it."""
    return (
        f'<div class="address"><p class="small">{safe(label)}</p><code>{safe(url)}</code>'
        '<button class="copy" type="button">Copy</button> <span role="status"></span></div>'
    )

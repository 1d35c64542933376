"""Who has signed in at this page, by Streamlit's own OpenID Connect; and the page for those who have not.

Sign-in is configured by an `[auth]` section in Streamlit's secrets. Without it there are no accounts, and the
dashboard answers only on an address of this machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from pages.parts.markup import notice, paragraphs, safe
from warehouse.faults import Plain
from warehouse.home import is_own

# Where somebody was going before they signed in: the provider brings everybody back to the first page.
_REMEMBER = (
    "<script>if (location.pathname + location.search !== '/')"
    " sessionStorage.setItem('asked', location.pathname + location.search);</script>"
)
_RETURN = (
    "<script>const asked = sessionStorage.getItem('asked'); sessionStorage.removeItem('asked');"
    " if (asked && asked.startsWith('/') && !asked.startsWith('//')"
    " && asked !== location.pathname + location.search) location.replace(asked);</script>"
)


class NotSignedIn(Plain):
    """Nobody has signed in where somebody must."""

    def __init__(self) -> None:
        super().__init__("Sign in to see this page.")


class Open(Plain):
    """The dashboard answers to others and nobody need sign in: nothing is shown."""

    def __init__(self) -> None:
        super().__init__(
            "This dashboard can be reached from other machines, and sign-in is not configured: nothing is shown. "
            "Whoever looks after it sets up sign-in (docs/deployment.md), or serves it on 127.0.0.1."
        )


def settings() -> Mapping[str, Any] | None:
    """The `[auth]` section of Streamlit's secrets; None where there is none. Its values are secrets: never shown."""
    try:
        return st.secrets.get("auth")
    except StreamlitSecretNotFoundError:
        return None


def claims() -> dict[str, Any] | None:
    """What the provider said of the person at the page; None where nobody need sign in.

    Raises NotSignedIn, or Open where that would leave the figures open to others.
    """
    if settings() is None:
        if not is_own(str(st.get_option("server.address") or "")):
            raise Open
        return None
    if not st.user.is_logged_in:
        raise NotSignedIn
    return dict(st.user.to_dict())


def client() -> str | None:
    """What a token must have been made for."""
    found = settings()
    return str(found["client_id"]) if found and "client_id" in found else None


def ask(brand: str) -> None:
    """The page of somebody who has not signed in: what this is, and the button."""
    st.html(
        f"<h1>Sign in</h1>{notice(brand, paragraphs(['Sign in with the account that your organisation gave you.']))}"
    )
    _run(_REMEMBER)
    if st.button("Sign in", type="primary"):
        st.login()


def refuse(why: str) -> None:
    """The page of somebody who is not let in: why, and the way out."""
    st.html(f"<h1>You cannot be let in</h1>{notice('Why', paragraphs([why]), 'warning')}")
    sign_out()


def closed(why: str) -> None:
    """The page of everybody while the dashboard itself is not set up to be shown."""
    st.html(f"<h1>The dashboard is closed</h1>{notice('What was found', paragraphs([why]), 'warning')}")


def subject() -> str:
    """What the provider calls the person, which is no name."""
    return str(st.user.to_dict().get("sub") or "unknown")


def sign_out() -> None:
    """The button that signs out."""
    if st.button("Sign out", key="sign_out"):
        st.logout()


def bring_back() -> None:
    """Go on to where somebody was going when they were asked to sign in."""
    _run(_RETURN)


def who(name: str, roles: str) -> None:
    """Who is signed in, with the way out, in the sidebar."""
    with st.sidebar:
        st.html(f'<p class="section">Signed in</p><p class="small">{safe(name)} ({safe(roles)})</p>')
        sign_out()


def _run(script: str) -> None:
    with st.container(key="script"):
        st.html(script, unsafe_allow_javascript=True)

"""Whether the person at the page is let in: asked by the frame before anything is drawn, and kept in the journal."""

from __future__ import annotations

import streamlit as st

from pages.parts import identity, roles
from pages.parts.identity import NotSignedIn
from warehouse import journal, people
from warehouse.faults import Plain
from warehouse.home import Home, SettingsError
from warehouse.people import NotAdmitted


def admitted(brand: str) -> bool:
    """Whether the page may be drawn; otherwise the page that says why not, and how to sign in, has been."""
    try:
        person = roles.require("read")
    except NotSignedIn:
        identity.ask(brand)
    except (NotAdmitted, roles.NotAllowed) as fault:
        _keep("sign-in refused", "", str(fault))
        identity.refuse(str(fault))
    except (Plain, SettingsError) as fault:
        identity.closed(str(fault))
    else:
        if identity.settings() is not None:
            _keep("sign-in", person.name, _held(person))
            identity.bring_back()
        return True
    return False


def who() -> None:
    """Who is signed in and the way out, at the foot of the sidebar; nothing where nobody need sign in."""
    if identity.settings() is not None:
        person = roles.require("read")
        identity.who(person.name, _held(person))


def _held(person: roles.Person) -> str:
    return ", ".join(role for role in people.ROLES if role in person.roles)


def _keep(kind: str, who: str, why: str) -> None:
    """One act a sign-in, not one a page. Who was refused is kept by number of the provider alone: no name is known."""
    if st.session_state.get("_kept") != (kind, who):
        journal.record(Home.find().journal, kind, who or identity.subject(), why=why, who=who or identity.subject())
        st.session_state["_kept"] = (kind, who)

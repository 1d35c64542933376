"""Who is at the page and what they may do: asked before anything is kept or loaded, and before a form is offered.

Without sign-in there is one person, whose account runs the server, and who may do everything. With it, a person has
the roles that `config/people.toml` gives to what the provider says of them, and nothing is read before that is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pages.parts import identity
from warehouse import journal, people
from warehouse.faults import Plain
from warehouse.home import Home
from warehouse.measures.model import Audience
from warehouse.people import Role

Act = Literal["read", "read inside", "read notes", "write notes", "load", "make packs", "freeze Boards", "audit"]
ROLES: frozenset[Role] = frozenset(people.ROLES)
_INSIDE = ROLES - {"public"}
_MAY: dict[Act, frozenset[Role]] = {
    "read": ROLES,
    "read inside": _INSIDE,
    "read notes": _INSIDE,
    "write notes": frozenset(("manager", "administrator")),
    "load": frozenset(("loader", "administrator")),
    "make packs": frozenset(("manager", "administrator")),
    "freeze Boards": frozenset(("manager", "administrator")),
    "audit": frozenset(("administrator",)),
}
_WORDS: dict[Act, str] = {
    "read": "see figures",
    "read inside": "see what is not published",
    "read notes": "read notes",
    "write notes": "write notes",
    "load": "load extracts",
    "make packs": "make packs",
    "freeze Boards": "freeze a Board",
    "audit": "read the journal",
}


@dataclass(frozen=True)
class Person:
    """Somebody at the dashboard: the name that their acts are kept under, and their roles."""

    name: str
    roles: frozenset[Role]

    def may(self, act: Act) -> bool:
        """Whether one of their roles allows an act."""
        return bool(self.roles & _MAY[act])


class NotAllowed(Plain):
    """The person has no role for what was asked; the message names the roles that have."""

    def __init__(self, act: Act) -> None:
        super().__init__(f"{refusal(act)} Nothing was kept.")


def person() -> Person:
    """Who is at the page. Raises NotSignedIn, Open or NotAdmitted for whom nothing may be shown to."""
    return asker()()


def asker() -> Callable[[], Person]:
    """Asks again later who is at the page, also where no page is drawn: the same sign-in, by the roles of then."""
    said, client = identity.claims(), identity.client()
    if said is None:
        return lambda: Person(journal.person(), ROLES)
    return lambda: Person(*people.admitted(said, people.access(Home.find()), client=client))


def audience() -> Audience:
    """For whom the person at the page reads: the public, unless a role of theirs lets them read inside."""
    try:
        return "internal" if may("read inside") else "public"
    except Plain:
        return "public"


def may(act: Act) -> bool:
    """Whether the person at the page may do something."""
    return person().may(act)


def require(act: Act) -> Person:
    """The person at the page, who may do it. Raises NotAllowed."""
    return allowed(person(), act)


def allowed(found: Person, act: Act) -> Person:
    """The same person, who may do it. Raises NotAllowed."""
    if not found.may(act):
        raise NotAllowed(act)
    return found


def refusal(act: Act) -> str:
    """Which roles an act takes: To load extracts takes the role of loader or administrator."""
    allowed = " or ".join(role for role in people.ROLES if role in _MAY[act])
    return f"To {_WORDS[act]} takes the role of {allowed}."

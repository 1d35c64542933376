"""Who is at the page and what they may do: asked before anything is kept or loaded, and before a form is offered.

Without sign-in there is one person, whose account runs the server, and who may do everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warehouse import journal
from warehouse.faults import Plain

Role = Literal["viewer", "manager", "loader", "administrator"]
Act = Literal["read notes", "write notes", "load", "make packs"]
ROLES: frozenset[Role] = frozenset(("viewer", "manager", "loader", "administrator"))
_MAY: dict[Act, frozenset[Role]] = {
    "read notes": ROLES,
    "write notes": frozenset(("manager", "administrator")),
    "load": frozenset(("loader", "administrator")),
    "make packs": frozenset(("manager", "administrator")),
}
_WORDS: dict[Act, str] = {
    "read notes": "read notes", "write notes": "write notes", "load": "load extracts", "make packs": "make packs",
}  # fmt: skip


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
    """Who is at the page."""
    return Person(journal.person(), ROLES)


def may(act: Act) -> bool:
    """Whether the person at the page may do something."""
    return person().may(act)


def require(act: Act) -> Person:
    """The person at the page, who may do it. Raises NotAllowed."""
    found = person()
    if not found.may(act):
        raise NotAllowed(act)
    return found


def refusal(act: Act) -> str:
    """Which roles an act takes: To load extracts takes the role of loader or administrator."""
    allowed = " or ".join(role for role in ("viewer", "manager", "loader", "administrator") if role in _MAY[act])
    return f"To {_WORDS[act]} takes the role of {allowed}."

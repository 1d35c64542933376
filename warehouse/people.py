"""Who may do what where people sign in: `config/people.toml`, and what it says of an identity that has signed in.

The identity is what the provider said of a person (OpenID Connect claims). Signing in admits nobody by itself: a role
comes from a claim that the provider gives, or from the list of people.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

from warehouse.faults import Plain
from warehouse.home import Home, SettingsError

Role = Literal["public", "viewer", "manager", "loader", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
FILE = "people.toml"
Claims = Mapping[str, Any]
Roles = frozenset[Role]


@dataclass(frozen=True)
class Access:
    """`config/people.toml`. Nobody has a role until it gives one.

    `session_hours`: how long one sign-in serves at most. `person_claim`: the claim that acts are kept under and that
    `people` lists. `roles_claim`: the claim whose values `roles` turns into roles.
    """

    session_hours: float = 10
    person_claim: str = "email"
    roles_claim: str = "roles"
    roles: Mapping[str, Roles] = field(default_factory=dict)
    people: Mapping[str, Roles] = field(default_factory=dict)


class NotAdmitted(Plain):
    """Somebody has signed in and is not let in; the message says why and what to do."""


def access(home: Home) -> Access:
    """The home's list of people. Raises SettingsError that names what is wrong and what is known."""
    path = home.config / FILE
    if not path.exists():
        return Access()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise SettingsError(f"{FILE}: not readable as TOML; mend it.") from None
    known = ("session_hours", "person_claim", "roles_claim", "roles", "people")
    if unknown := sorted(set(found) - set(known)):
        raise SettingsError(f"{FILE}: unknown {', '.join(unknown)}; it holds {', '.join(known)}.")
    hours = found.get("session_hours", 10)
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 24:
        raise SettingsError(f"{FILE}: session_hours must be a number of hours, more than 0 and at most 24.")
    for name in ("person_claim", "roles_claim"):
        if not isinstance(found.get(name, "x"), str):
            raise SettingsError(f"{FILE}: {name} must be the name of a claim.")
    given = {"roles": _listed(found, "roles"), "people": _listed(found, "people")}
    return Access(**found | given)


def admitted(said: Claims, held: Access, *, client: str | None = None, at: datetime | None = None) -> tuple[str, Roles]:
    """The name and roles of somebody who has signed in. Raises NotAdmitted.

    Args:
        said: the claims of the identity token.
        held: who has which role.
        client: what the token must have been made for; None where that is not known.
        at: the moment; now unless given.
    """
    if client is not None and client not in _many(said.get("aud")):
        raise NotAdmitted("This sign-in was made for another application. Sign out and sign in again.")
    since = said.get("iat")
    age = (at or datetime.now(UTC)) - datetime.fromtimestamp(since, UTC) if isinstance(since, int | float) else None
    if age is None or age > timedelta(hours=held.session_hours):
        raise NotAdmitted(f"A sign-in lasts {held.session_hours:g} hours here, and this one is over. Sign in again.")
    name = str(said.get(held.person_claim) or "")
    listed = name and not (held.person_claim == "email" and said.get("email_verified") is False)
    roles: set[Role] = set(held.people.get(name.casefold(), ())) if listed else set()
    for value in _many(said.get(held.roles_claim)):
        roles |= held.roles.get(value, frozenset())
    if not name or not roles:
        raise NotAdmitted(
            "You have signed in, and have no role here yet. Ask whoever looks after the dashboard for one, then sign "
            "out and in again."
        )
    return name, frozenset(roles)


def _listed(found: Mapping[str, Any], name: str) -> dict[str, Roles]:
    """One table of the file: to whom, or to which value of the claim, it gives which roles."""
    table = found.get(name, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{FILE}: [{name}] must be a table.")
    return {who.casefold() if name == "people" else who: _roles(name, given) for who, given in table.items()}


def _roles(table: str, given: object) -> Roles:
    roles = frozenset(given) if isinstance(given, list) and all(isinstance(each, str) for each in given) else None
    if not roles or roles - set(ROLES):
        raise SettingsError(f"{FILE}: each line of [{table}] gives a list of roles; the roles are {', '.join(ROLES)}.")
    return frozenset(role for role in ROLES if role in roles)


def _many(value: object) -> Collection[str]:
    """A claim that holds one text or a list of them."""
    if isinstance(value, str):
        return (value,)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()

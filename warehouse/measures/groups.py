"""Comparison groups: which forces a force is set beside, of which kind the group is, and who belonged to it when.

The kind is never guessed at. `most_similar` is the group that the Home Office and HMICFRS work out from the people and
places that forces police; `regional` is any group chosen by where forces lie.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, get_args

from warehouse.measures.definition_files import record, tidy
from warehouse.measures.fields import Faults, Key, Table, read
from warehouse.measures.model import Period

Kind = Literal["most_similar", "regional"]
FEWEST = 2  # members
_NEEDED = Key(required=True)
MEMBER = {"force": _NEEDED, "starts": Key("date"), "ends": Key("date")}
GROUP = {
    "title": _NEEDED, "kind": Key(required=True, choices=get_args(Kind)), "source": _NEEDED, "note": Key(),
    "members": Key("tables", required=True),
}  # fmt: skip


@dataclass(frozen=True)
class Member:
    """A force, as data.police.uk names it, that belongs to a group from `starts` to `ends` (None: always)."""

    force: str
    starts: date | None = None
    ends: date | None = None

    def belongs(self, on: date) -> bool:
        """Whether the force is a member on a day."""
        return (self.starts or date.min) <= on <= (self.ends or date.max)


@dataclass(frozen=True)
class Group:
    """One file of `groups/`; `id` is the file's stem, `source` who says that these forces belong together."""

    id: str
    title: str
    kind: Kind
    source: str
    members: tuple[Member, ...]
    note: str = ""

    def forces(self, on: date) -> tuple[str, ...]:
        """The members on a day, by name; a period is compared with the group as it stood on the period's last day."""
        return tuple(sorted(member.force for member in self.members if member.belongs(on)))


def group(ident: str, table: Table, where: str, faults: Faults) -> Group | None:
    """A group file's table as a Group; None when anything in it is wrong (the faults say what)."""
    before = len(faults.found)
    values = read(table, GROUP, where, faults)
    rows = enumerate(values.get("members", ()), start=1)
    values["members"] = tuple(record(Member, row, MEMBER, f"{where}, members {n}", faults) for n, row in rows)
    if len(faults.found) > before:
        return None
    found = Group(id=ident, **tidy(values))
    _check(found, where, faults)
    return found if len(faults.found) == before else None


def all_groups(found: Mapping[str, tuple[str, Table]], faults: Faults) -> dict[str, Group]:
    """The groups of the files by their ids."""
    made = {name: group(name, table, where, faults) for name, (where, table) in sorted(found.items()) if table}
    return {name: one for name, one in made.items() if one is not None}


def offered(groups: Mapping[str, Group], force: str) -> tuple[Group, ...]:
    """The groups that a force has ever belonged to, those of the most similar forces first."""
    own = [one for one in groups.values() if any(member.force == force for member in one.members)]
    return tuple(sorted(own, key=lambda one: (get_args(Kind).index(one.kind), one.id)))


def default(groups: Mapping[str, Group], force: str, period: Period) -> Group | None:
    """The group that a force is compared with in a period unless another is named; None where it belongs to none."""
    return next((one for one in offered(groups, force) if force in one.forces(period.ends)), None)


def _check(of: Group, where: str, faults: Faults) -> None:
    for number, member in enumerate(of.members, start=1):
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", member.force):
            words = "'force' must be a name as data.police.uk writes it, such as devon-and-cornwall"
            faults.add(f"{where}, members {number}", words)
        if member.starts and member.ends and member.ends < member.starts:
            faults.add(f"{where}, members {number}", "'ends' is before 'starts'")
    for force in sorted({member.force for member in of.members}):
        spans = sorted((m.starts or date.min, m.ends or date.max) for m in of.members if m.force == force)
        if any(later[0] <= earlier[1] for earlier, later in pairwise(spans)):
            faults.add(where, f"'{force}' is a member twice on one day")
    if len({member.force for member in of.members}) < FEWEST:
        faults.add(where, f"a group needs {FEWEST} forces or more, the force itself included")

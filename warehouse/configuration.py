"""The configuration in force: every file of `config/` under one mark, which the journal keeps with the version.

The mark changes with any byte of any file there: settings, people, definitions, plans, areas, templates. Of each
the journal keeps its name and the beginning of its hash, so that it can be told which one was changed, and when.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from warehouse import journal
from warehouse.home import Home
from warehouse.journal import Act

KIND = "configuration"
NONE = "no file of its own"
# How many files an act names.
NAMED = 40


def files(home: Home) -> dict[str, str]:
    """The hash (SHA-256) of each file of the configuration, by its path in `config/`; temporary ones left out."""
    found = {
        path.relative_to(home.config).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in home.config.rglob("*")
        if path.is_file() and path.suffix != ".tmp"
    }
    return dict(sorted(found.items()))


def mark(held: Mapping[str, str]) -> str:
    """The mark of a configuration: twelve letters of a hash over all of its files."""
    return hashlib.sha256(json.dumps(sorted(held.items())).encode()).hexdigest()[:12]


def keep(home: Home, version: str | None) -> None:
    """Journal the configuration in force with the version in force, unless the journal's last word on it is the same.

    Raises LedgerFault.
    """
    held = files(home)
    last = in_force(journal.acts(home.journal))
    if last is None or (last.subject, last.version) != (mark(held), version):
        journal.record(home.journal, KIND, mark(held), why=_words(held), version=version)


def in_force(acts: Sequence[Act]) -> Act | None:
    """The journal's last word on the configuration."""
    return next((act for act in reversed(acts) if act.kind == KIND), None)


def _words(held: Mapping[str, str]) -> str:
    named = [f"{name} {digest[:8]}" for name, digest in list(held.items())[:NAMED]]
    more = [f"and {len(held) - NAMED} more"] if len(held) > NAMED else []
    return ", ".join([*named, *more]) or NONE

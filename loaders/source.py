"""What an extract is: its columns, the names that suppliers give them, and how often it should come.

A source is one module in `loaders/sources`; its stem is the source's name. Adding one needs no line anywhere else.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

Kind = Literal["text", "date", "time", "datetime", "integer", "number", "flag", "code"]


@dataclass(frozen=True)
class Column:
    """One declared column. `synonyms` are whole headers that mean the same, compared without case or punctuation.

    `one_of` names a group of which at least one column must be in the file (a beat or an LSOA). `values` lists the
    words that may stand in it, for the data dictionary; the suite decides what is refused.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    kind: Kind = "text"
    required: bool = False
    one_of: str = ""
    values: tuple[str, ...] = ()
    about: str = ""

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """Every header that this column answers to, normalised, the best first."""
        return tuple(dict.fromkeys(normal(header) for header in (self.name, *self.synonyms)))


@dataclass(frozen=True)
class Source:
    """One kind of extract.

    `pattern` is matched on the lower-cased file name; a group called `force` in it names the force. `day` is the column
    whose dates the cover limits; `force_column` is one whose text must name the extract's force, or, with
    `many_forces`, the force that the row itself is of. An extract is expected every `rhythm_days`, and a period is
    provisional until `settles_days` after its end. `not_used` matches files that come in the same download and are left
    out with a word. `name` is filled in by `sources()`.
    """

    title: str
    pattern: str
    columns: tuple[Column, ...]
    day: str
    rhythm_days: int
    settles_days: int
    force_column: str = ""
    many_forces: bool = False
    not_used: str = ""
    open_data: bool = False
    name: str = ""

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """The columns without which an extract is refused, one_of groups apart."""
        return tuple(column for column in self.columns if column.required)

    @cached_property
    def groups(self) -> dict[str, tuple[Column, ...]]:
        """The groups of which at least one column must be there."""
        named = dict.fromkeys(column.one_of for column in self.columns if column.one_of)
        return {group: tuple(c for c in self.columns if c.one_of == group) for group in named}


def normal(header: str) -> str:
    """A header with only its letters and digits, lower-cased: `Crime Ref.` and `crime_ref` are the same."""
    return re.sub(r"[\W_]+", "", header).casefold()


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Every source by name, found by looking into `loaders/sources`."""
    from loaders import sources as folder

    found = {}
    for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda module: module.name):
        source: Source = importlib.import_module(f"{folder.__name__}.{module.name}").SOURCE
        found[module.name] = replace(source, name=module.name)
    return found

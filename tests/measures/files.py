"""Definition files to be read: a small catalogue that is whole, to be spoiled one part at a time."""

from pathlib import Path

import pytest

from warehouse.faults import Plain
from warehouse.measures import catalogue
from warehouse.measures.catalogue import CatalogueError

PLAIN = """
title = "Things"
definition = "Things that were counted."
why_it_matters = "They add up."
owner = "Performance manager, OPCC"
checked_by = "Not yet checked with the force"
reviewed = 2026-11-22
next_review = 2027-11-22
sources = ["crime"]
unit = "count"
better = "lower"
grain = "day"
noun = "things"
placements = [{ plan = "test", theme = "one", priority = 3 }]
[numerator]
from = "crime"
where = "offence_in(offence_code, 'things')"
"""
PLAN = """
id = "test"
title = "A plan"
starts = 2013-04-01
ends = 2017-03-31
themes = [{ id = "one", title = "One" }]
"""
SETS = """
[offence.things]
title = "Things"
codes = ["1", "2"]
confidence = "known"
"""
EVENT = """
[[events]]
id = "changed"
day = 2014-04-01
title = "Counting changed"
sources = ["crime"]
breaks = true
source = "A circular"
"""
TARGET = """
[[targets]]
kind = "change"
starts = 2013-04-01
ends = 2014-03-31
baseline = 2012-04-01
value = -0.13
source = "A plan"
"""


def written(folder: Path, **files: str) -> Path:
    """A folder of definition files; a name's double underscore is a slash."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, config: Path | None = None) -> list[str]:
    """The faults for which a folder's catalogue is refused."""
    with pytest.raises(CatalogueError) as caught:
        catalogue.load(folder, config)
    assert isinstance(caught.value, Plain)
    assert str(caught.value) == "\n".join(caught.value.faults)
    return caught.value.faults


def plain(folder: Path) -> Path:
    """A folder whose catalogue is whole."""
    return written(folder, definitions__things=PLAIN, plans__test=PLAN, code_sets=SETS, events=EVENT)

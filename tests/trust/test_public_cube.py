"""The public cube of the sample under attack: no withheld number can be worked out from all that is published."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests import public_audit

PAGE = Path(__file__).parents[2] / "docs" / "trust.md"
YEARS = range(2012, 2019)


@pytest.fixture(scope="module")
def latest(sample):
    return public_audit.attack(sample, max(YEARS))


def test_no_withheld_number_of_the_last_year_can_be_worked_out(latest):
    sought = sorted(latest.sought)
    assert len(sought) > 100, "the audit has lost its subject"
    assert public_audit.told(latest, sought[::3]) == {}


def test_a_number_can_be_worked_out_when_what_goes_with_it_is_shown(latest):
    small = [name for name, why in sorted(latest.sought.items()) if why == "small"]
    group = public_audit.Tied(latest).group_of(small[0])
    beside = [name for name in group if name != small[0]]
    latest.shown |= set(beside)
    try:
        assert public_audit.told(latest, small[:1])
    finally:
        latest.shown -= set(beside)


def test_the_page_says_how_many_cells_are_withheld(sample):
    found = dict(sample.rows("select withheld, count(*) from public_cube group by 1"))
    assert row("cells of the sample's cube") == found[True] + found[False]
    assert row("of them withheld") == found[True]


@pytest.mark.full
def test_no_withheld_number_of_any_year_can_be_worked_out(sample):
    counted, narrowest, asked = Counter(), [], 0
    for year in YEARS:
        found = public_audit.attack(sample, year)
        assert public_audit.told(found, found.sought) == {}
        tied = public_audit.Tied(found)
        spans = [(most - least, found.sought[name]) for name in found.sought for least, most in [tied.interval(name)]]
        narrowest.append(min(spans)[0])
        counted.update(found.sought.values())
        asked += len(found.sought)
    assert row("withheld numbers that were attacked") == asked
    assert row("small by themselves") == counted["small"]
    assert row("withheld beside them") == counted["next"]
    assert row("narrowest span that one of them is known to lie in") == pytest.approx(min(narrowest))
    assert row("numbers that could be worked out") == 0


def row(title: str) -> float:
    """The number of a line of the page's table."""
    found = re.search(rf"^\| {re.escape(title)} \| ([\d,.]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, title
    return float(found[1].replace(",", ""))

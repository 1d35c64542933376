"""Polluted files: each loads exactly the clean content, or is refused or set aside with line, column and remedy."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.trust import bases, cases, judging, outcomes
from tests.trust.judging import Came

# The short run has one source of each way of reading: each more is two validations more.
FEW = ("crime", "incident", "home_office", "police_uk", "survey")


@pytest.fixture(scope="module")
def given(sample_home, request):
    """The bases; without the real files those of the fixtures and the sample."""
    found = [*bases.fixtures(), *bases.sample(sample_home / "sample")]
    try:
        return [*found, *bases.real(request.getfixturevalue("real_data"))]
    except pytest.skip.Exception:
        return found


@pytest.fixture(scope="module")
def few(given, tmp_path_factory):
    given = [base for base in given if base.source.name in FEW]
    return outcomes.tried(given, outcomes.FEW, tmp_path_factory.mktemp("few"))


def told(found):
    return "\n".join(f"{each.case.named}: {fault}" for each in found for fault in each.faults)


def test_two_hundred_polluted_files_are_read_whole_or_told(few):
    assert not told(few)
    ends = Counter(each.ended for each in few)
    assert all(ends[end] > 20 for end in ("exact", "aside", "refused")), ends
    assert {each.case.kind for each in few} == {kind.__name__ for kind in cases.KINDS}


@pytest.mark.full
def test_two_thousand_are_and_the_page_says_what_came_of_them(given, real_data, tmp_path):
    found = outcomes.tried(given, outcomes.MANY, tmp_path)
    assert not told(found)
    page = outcomes.PAGE.read_text(encoding="utf-8")
    assert outcomes.page(page, found) == page, "print it again: python -m tests.trust.outcomes SAMPLE REAL"


def test_whatever_is_lost_gained_or_altered_would_be_seen(few):
    """The judge itself: what came is tampered with, and each tampering is told."""
    one = next(each for each in few if each.ended == "aside" and each.case.draft.rows[-1].fate == "loads")
    came = one.came
    assert isinstance(came, Came)
    altered = {**came.rows[0], next(iter(came.rows[0])): "altered"}
    tampered = {
        "a row lost": replace(came, rows=came.rows[1:], lines=came.lines[1:], loaded=came.loaded - 1),
        "one lost and not counted": replace(came, read=came.read - 1, set_aside=came.set_aside - 1),
        "one gained": replace(came, rows=(*came.rows, came.rows[0]), lines=(*came.lines, 999)),
        "a value altered": replace(came, rows=(altered, *came.rows[1:])),
        "a reason left out": replace(came, reasons=()),
        "a reason without a remedy": replace(came, reasons=tuple(replace(r, message="bad") for r in came.reasons)),
        "refused for nothing": replace(came, status="refused"),
        "a traceback": "ValueError: x",
    }
    base = one.case.draft.base
    content = [dict(row) for row in came.rows]
    by_origin = {row.origin: at for at, row in enumerate(r for r in one.case.draft.rows if r.fate == "loads")}
    content = [content[by_origin.get(at, 0)] for at in range(len(base.rows))]
    assert not list(judging.faults(one.case, came, content))
    for what, wrong in tampered.items():
        assert list(judging.faults(one.case, wrong, content)), what

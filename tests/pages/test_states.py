"""The pages in a bad week: the newest extract of every source is late, and the one that came was refused."""

import re

import pytest

from tests.house.source import ROOT
from tests.pages.running import markup, words

EXTRACTS = ROOT / "tests" / "extracts"
MONTH = {"crime": "recorded_crime", "call": "calls_999"}
# Each page with an address of it, and whether it shows figures, which must not be read without knowing. Of outcomes
# nothing was ever received.
PAGES = {
    "board": ({}, True),
    "weekly": ({}, True),
    "measure": ({"measure": "recorded_crime"}, True),
    "areas": ({"measure": "recorded_crime"}, True),
    "contact": ({}, True),
    "outcomes": ({}, None),
    "targets": ({}, True),
    "data_quality": ({}, True),
    "definitions": ({}, False),
    "load": ({}, False),
}


@pytest.fixture(scope="module")
def troubled_home(once, pcc):
    """October 2016 of crimes and calls, long ago; then November, of which a column is missing."""

    def make(home):
        folder = home.parent / "troubled-extracts"
        folder.mkdir()
        for source in MONTH:
            whole = (EXTRACTS / source / f"{source}_2016-10.csv").read_text(encoding="utf-8")
            (folder / f"{source}_2016-10.csv").write_text(whole, encoding="utf-8")
            next_month = whole.replace("/10/2016", "/11/2016").splitlines()
            cut = "\n".join(line.partition(",")[2] for line in next_month)
            (folder / f"{source}_2016-11.csv").write_text(cut, encoding="utf-8")
        pcc(home, "load", folder, status=3)

    return once("troubled", make)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_is_late_and_refused_and_still_shows_what_is_held(run, troubled_home, page):
    asked, warns = PAGES[page]
    at = run(troubled_home, page, **asked)
    said = words(at)
    assert "cannot be shown" not in said
    assert markup(at).count("<h1") == 1
    if warns is None:
        assert (
            "extracts of outcome and crime, and not all of these have been accepted" in said and "pcc load FILE" in said
        )
    if warns:
        source = "call" if page == "contact" else "crime"
        assert "is late: data to 31 October 2016" in said
        assert f"{source}_2016-11.csv was refused" in said
        late = re.findall(r"[\w ]+ is late:", said)
        assert len(late) == len(set(late)), "said twice"
    if page == "data_quality":
        assert "missing column; wanted" in said and "2 extracts accepted, 2 refused" in said

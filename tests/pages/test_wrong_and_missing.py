"""Nothing published, nothing received, a wrong address, a fault of ours: each is said in plain words."""

from datetime import date

import pytest

from pages.parts.reads import Version
from tests.pages.running import PAGES, address, markup, words
from warehouse.lineage import ExtractRecord, SourceState


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("load", "journal")])
def test_an_empty_home_says_how_to_load(run, tmp_path, page):
    at = run(tmp_path / "empty", page)
    assert "Nothing is published yet" in words(at)
    assert "pcc load" in words(at)


def test_a_measure_of_which_nothing_came_says_what_to_load(run, real_home):
    said = words(run(real_home, "measure", measure="missing_reports"))
    assert "This is not a zero." in said
    assert "pcc template missing" in said


def test_a_month_not_received_is_not_a_zero(run, real_home):
    said = words(run(real_home, "measure", measure="police_uk_crime", period="2023-05", span="all"))
    assert "not received for May 2023" in said
    board = words(run(real_home, "board", plan="open-data", period="2023-05"))
    assert "Nothing was received for May 2023" in board


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        ("board", {"plan": "1066"}, "There is no plan '1066'"),
        ("measure", {"measure": "nonsense"}, "There is no measure 'nonsense'"),
        ("measure", {"area": "npa:atlantis"}, "There is no area 'npa:atlantis'"),
        ("measure", {"period": "rubbish"}, "There is no period 'rubbish'"),
        ("data_quality", {"source": "gossip"}, "There is no source 'gossip'"),
    ],
)
def test_an_address_of_what_is_not_there_says_so_and_shows_the_rest(run, sample_home, page, asked, said):
    at = run(sample_home, page, **asked)
    assert said in words(at)
    assert address(at)[next(iter(asked))] != next(iter(asked.values()))


@pytest.mark.parametrize(("page", "source"), [("areas", "crime"), ("contact", "call")])
def test_a_late_source_and_a_refused_extract_are_said_above_the_figures(run, sample_home, monkeypatch, page, source):
    late, refused = warned(source, ends=date(2019, 3, 31))
    monkeypatch.setattr(Version, "sources", lambda _: late)
    monkeypatch.setattr(Version, "extracts", lambda _: refused)
    said = words(run(sample_home, page))
    before, _, after = said.partition("Before you rely on this")
    assert "is late: data to 31 March 2019" in after
    assert "sent again.csv was refused on 3 April 2019; the last accepted extract stands" in after
    assert "by month" in after and "by month" not in before


@pytest.mark.parametrize(("page", "source"), [("areas", "crime"), ("contact", "call")])
def test_a_first_extract_that_was_refused_is_said_where_nothing_is_held(run, real_home, monkeypatch, page, source):
    states, refused = warned(source, ends=None)
    monkeypatch.setattr(Version, "sources", lambda _: states)
    monkeypatch.setattr(Version, "extracts", lambda _: refused)
    said = words(run(real_home, page, measure="recorded_crime"))
    assert "Nothing received" in said and "This is not a zero." in said
    assert "sent again.csv was refused on 3 April 2019; none has been accepted yet" in said


def warned(source, ends):
    """The state of a source that is late, and its newest extract, which was refused."""
    state = SourceState(source, source, 31, ends, ends, None, late=ends is not None, refused_since=1, set_aside=0)
    extract = ExtractRecord(
        "2", source, "f", "sent again.csv", None, None, "refused", 9, 0, 0, None, "ab", "2019-04-03T05:12:00Z"
    )
    return (state,), (extract,)


def test_markup_in_an_address_stays_text(run, sample_home):
    found = markup(run(sample_home, "measure", measure='<img src=x onerror="1">'))
    assert "<img src=x" not in found
    assert "&lt;img src=x" in found


def test_a_fault_of_ours_ends_in_plain_words(run, sample_home, monkeypatch):
    from pages.views import board

    def broken(*_):
        raise RuntimeError("a row value: SMITH")

    monkeypatch.setattr(board.board_table, "counts", broken)
    said = words(run(sample_home, "board"))
    assert "Something went wrong on our side (RuntimeError)" in said
    assert "SMITH" not in said


def test_settings_that_cannot_be_read_are_said(run, tmp_path):
    config = tmp_path / "config"
    config.mkdir()
    (config / "home.toml").write_text('colour = "blue"', encoding="utf-8")
    assert "unknown colour" in words(run(tmp_path, "board"))

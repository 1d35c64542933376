"""A load from end to end on fictional extracts: revisions, refusals, withdrawals, and what a cut-short load leaves."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from loaders import checking, landing, nature, refresh
from loaders.lock import AnotherLoad, only_loader
from loaders.nature import MixedHome
from loaders.report import Report
from tests.loaders.writing import CRIME, row, save, text
from warehouse import database, journal, query
from warehouse.faults import WrongUse
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.model import Period
from warehouse.published import open_warehouse

pytestmark = pytest.mark.usefixtures("lean")


def quiet(words: str, fraction: float) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def extract(folder: Path, month: str, days: list[str], name: str = "") -> Path:
    """A month's extract with one domestic burglary recorded on each of the days (day/month/year)."""
    folder.mkdir(parents=True, exist_ok=True)
    body = [row(number, recorded_date=day, reference=f"{month}/{number}") for number, day in enumerate(days)]
    return save(folder, text(body), name or f"crime_{month}.csv")


def load(home: Home, *paths: Path) -> Report:
    return refresh.load(home, paths, progress=quiet)


def count(home: Home, period: str, area: str = "force") -> tuple[float | None, str]:
    found = query.figure(open_warehouse(home), "domestic_burglary", area=area, period=periods.parse(period))
    return found.point.value, found.point.status


def test_days_that_are_covered_count_as_zero_and_days_that_are_not_have_no_figure(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016", "03/10/2016"]))
    assert count(home, "2016-10") == (2, "final")
    assert count(home, "2016-10-04") == (0, "final")
    assert count(home, "2016-11") == (None, "not_received")
    assert count(home, "2016-10..2016-11") == (2, "partial")


def test_a_new_extract_replaces_exactly_its_days(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016", "20/10/2016"]))
    later = extract(tmp_path / "later", "2016-10", ["20/10/2016"] * 3, "crime_2016-10-15_2016-10-31.csv")
    load(home, later)
    assert count(home, "2016-10") == (4, "final")


@pytest.mark.parametrize("name", ["crime_2016-10.csv", "crime.csv"])
def test_an_extract_says_nothing_of_days_after_the_one_on_which_it_came(home, tmp_path, name):
    home.decide(illustrative=False, today=date(2016, 10, 20))
    days = ["18/10/2016"] * 60
    (report,) = load(home, extract(tmp_path, "2016-10", [*days, "21/10/2061"], name)).extracts
    assert (report.loaded, report.set_aside, report.reasons[0].rule) == (60, 1, "inside_cover")
    assert count(home, "2016-10-18") == (60, "provisional")
    assert count(home, "2016-10-25") == (None, "not_received")
    (refused,) = load(home, extract(tmp_path / "later", "2016-11", ["03/11/2016"])).extracts
    assert (refused.status, refused.reasons[0].rule) == ("refused", "wrong_period")


def test_the_same_file_again_changes_nothing(home, tmp_path):
    file = extract(tmp_path, "2016-10", ["03/10/2016"])
    first, again = load(home, file), load(home, file)
    assert (first.extracts[0].status, again.extracts[0].status) == ("accepted", "unchanged")
    assert first.version == again.version
    assert len(landing.landed(home.landing)) == 1


def test_a_refused_extract_leaves_every_figure_as_it_was(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016"]))
    report = load(home, extract(tmp_path / "bad", "2016-10", ["not a date"] * 5))
    (refused,) = report.extracts
    assert (refused.status, refused.read, refused.loaded, refused.set_aside) == ("refused", 5, 0, 5)
    assert count(home, "2016-10") == (1, "final")
    (again,) = load(home, tmp_path / "bad" / "crime_2016-10.csv").extracts
    assert (again.status, again.reasons) == ("refused", refused.reasons)


def test_a_withdrawn_extract_gives_way_to_what_it_replaced(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016"]))
    load(home, extract(tmp_path / "wrong", "2016-10", ["03/10/2016"] * 9))
    wrong = landing.landed(home.landing)[-1]
    assert count(home, "2016-10") == (9, "final")
    refresh.withdraw(home, wrong.id, why="sent for another month", progress=quiet)
    assert count(home, "2016-10") == (1, "final")
    assert [(act.kind, act.why) for act in journal.acts(home.journal)][-1] == ("withdraw", "sent for another month")


def test_going_back_to_the_version_before(home, tmp_path):
    first = load(home, extract(tmp_path, "2016-10", ["03/10/2016"])).version
    load(home, extract(tmp_path / "later", "2016-10", ["03/10/2016"] * 4))
    assert refresh.rollback(home, None, why="the revision was wrong") == first
    assert count(home, "2016-10") == (1, "final")
    with pytest.raises(WrongUse, match="no earlier version"):
        refresh.rollback(home, None, why="again")


def test_a_rebuild_from_landing_gives_the_same_content(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016", "99/10/2016", *["04/10/2016"] * 60]))
    before = database.current(home.published)
    for path in home.published.iterdir():
        path.unlink()
    after = refresh.rebuild(home, quiet)
    assert before is not None
    assert after is not None
    assert before.split("-")[1] == after.split("-")[1]


def test_what_was_landed_and_never_published_is_taken_up_by_the_next_load(home, tmp_path):
    cut_short = extract(tmp_path, "2016-10", ["03/10/2016"])
    landing.land(
        home.landing, cut_short, source=CRIME, force=None, cover=Period(date(2016, 10, 1), date(2016, 10, 31)),
        received_at=datetime(2016, 11, 1, tzinfo=UTC), who="a loader", original_name=cut_short.name,
    )  # fmt: skip
    load(home, extract(tmp_path, "2016-11", ["03/11/2016"]))
    assert count(home, "2016-10") == (1, "final")


def test_a_check_keeps_nothing(home, tmp_path):
    report = checking.check(home, [extract(tmp_path, "2016-10", ["03/10/2016"])], progress=quiet)
    assert [(e.status, e.read, e.loaded) for e in report.extracts] == [("accepted", 1, 1)]
    assert report.version is None
    assert not home.folder.exists()


def test_illustrative_and_force_data_never_meet(home, tmp_path):
    sample = extract(tmp_path / "sample", "2016-10", ["03/10/2016"])
    (sample.parent / nature.MARK).write_text(json.dumps({"illustrative": True, "today": "2016-11-08"}))
    load(home, sample)
    assert (home.settings.illustrative, home.today()) == (True, date(2016, 11, 8))
    with pytest.raises(MixedHome, match="PCC_HOME"):
        load(home, extract(tmp_path / "force", "2016-11", ["03/11/2016"]))
    assert count(home, "2016-11") == (None, "not_received")


def test_two_loaders_do_not_work_at_once(home, tmp_path):
    with only_loader(home), pytest.raises(AnotherLoad):
        load(home, extract(tmp_path, "2016-10", ["03/10/2016"]))


def test_personal_data_is_refused_before_a_byte_is_kept(home, tmp_path):
    file = save(tmp_path, text([row(1)]).replace("beat", "Surname", 1), "crime_2016-10.csv")
    (refused,) = load(home, file).extracts
    assert (refused.status, refused.reasons[0].rule) == ("refused", "personal_data")
    assert landing.landed(home.landing) == ()
    assert database.current(home.published) is None


def test_rows_without_a_place_or_outside_the_area_set_stay_in_the_force(home, tmp_path):
    body = [row(1, beat="LW01"), row(2, beat=""), row(3, beat="ZZ99")]
    load(home, save(tmp_path, text(body), "crime_2016-10.csv"))
    found = {
        area: count(home, "2016-10", area)[0] for area in ("force", "npa:west_leicester", "no_location", "unmapped")
    }
    assert found == {"force": 3, "npa:west_leicester": 1, "no_location": 1, "unmapped": 1}


def test_every_load_is_in_the_journal(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016"]), extract(tmp_path / "bad", "2016-11", ["no"]))
    acts = [(act.kind, act.subject) for act in journal.acts(home.journal) if act.kind != "configuration"]
    assert acts == [("load", "crime_2016-10.csv"), ("refuse", "crime_2016-11.csv")]


RETURNED = """
title = "Helpline calls"
definition = "Calls to a helpline, as its provider returns them."
why_it_matters = "It shows whether people know where to turn."
owner = "A tester"
checked_by = "A tester"
reviewed = 2026-11-22
next_review = 2027-11-22
sources = ["return"]
unit = "count"
noun = "calls"
better = "higher"
grain = "month"

[numerator]
from = "returns"
where = "measure = 'helpline_calls'"
value = "sum(numerator)"
"""


def test_a_return_that_did_not_come_is_not_a_zero(home, tmp_path):
    (home.config / "definitions").mkdir(parents=True)
    (home.config / "definitions" / "helpline_calls.toml").write_text(RETURNED)
    lines = [
        "measure,period_from,period_to,area,numerator,denominator",
        "helpline_calls,01/04/2016,30/04/2016,force,700,",
        "something_else,01/05/2016,31/05/2016,force,5,",
    ]
    load(home, save(tmp_path, "\n".join(lines) + "\n", "return_2016-04_2016-05.csv"))
    w = open_warehouse(home)
    found = query.series(w, "helpline_calls", first=date(2016, 4, 1), last=date(2016, 5, 31)).points
    assert [(point.value, point.status) for point in found] == [(700, "final"), (None, "not_received")]


def test_a_check_says_what_is_held_already_and_how_far_it_is(home, tmp_path):
    steps = []
    first = extract(tmp_path, "2016-10", ["03/10/2016"])
    load(home, first)
    second = extract(tmp_path, "2016-11", ["03/11/2016"])
    report = checking.check(home, [first, second], progress=lambda text, fraction: steps.append((text, fraction)))
    assert {entry.file: entry.status for entry in report.extracts} == {first.name: "unchanged", second.name: "accepted"}
    assert len(landing.landed(home.landing)) == 1
    assert [fraction for _, fraction in steps] == sorted(fraction for _, fraction in steps)
    assert {f"Reading {first.name}", f"Reading {second.name}"} <= {text for text, _ in steps}


def test_a_check_says_that_a_home_would_be_mixed_and_reports_all_the_same(home, tmp_path):
    home.decide(illustrative=True, today=date(2016, 12, 1))
    report = checking.check(home, [extract(tmp_path, "2016-10", ["03/10/2016"])], progress=quiet)
    assert report.blocked.startswith("This home holds illustrative data and these are force data")
    assert [entry.status for entry in report.extracts] == ["accepted"]

"""The headline, targets, changes and states in words."""

from datetime import date

import pytest

from pages.parts import about, headlines, states, words
from tests.pages import made
from warehouse.lineage import ExtractRecord, SourceState
from warehouse.measures import periods
from warehouse.measures.model import Area, Target, Verdict

UP, DOWN = ({"same_period_last_year": made.comparison(264, 6.7, z)} for z in (2.9, 3.1))


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["met", "met", "not_met", "too_close"], "2 targets met, 1 not met, 1 too close to call"),
        (["met"], "1 target met"),
        (["not_met", "not_met"], "2 targets not met"),
        (["on_course", "behind", "no_target"], "1 target on course, 1 behind"),
        (
            ["right_way", "wrong_way", None],
            "No target in numbers: 1 in the wanted direction, 1 not in the wanted direction",
        ),
        (["no_target", None], ""),
    ],
)
def test_the_headline_counts_verdicts(codes, said):
    assert headlines.headline([made.row(code) for code in codes]) == said


def test_without_targets_the_headline_counts_what_moved_by_more_than_chance():
    rows = [made.row(same_period_last_year=made.comparison(d, 1.0, z)) for d, z in ((5, 2.9), (-5, -4), (1, 0.3))]
    rows.append(made.row())
    said = headlines.moved_headline(rows, "2012/13")
    assert said == "2 of 3 counts changed on 2012/13 by more than chance: 1 up, 1 down"
    assert headlines.moved_headline([made.row()], "2012/13") == "1 measure; no count can be compared with 2012/13"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (made.change_target(), "13% fewer than 2012/13"),
        (made.change_target(kind="level", value=85.0), "85%"),
        (made.change_target(kind="direction", value=None, direction="up"), "More wanted; no number set"),
        (made.change_target(kind="direction", value=None, direction="down"), "Fewer wanted; no number set"),
        (made.change_target(kind="watch", value=None), "Watched by choice; none set"),
        (None, "None recorded"),
    ],
)
def test_a_target_is_said_as_the_plan_says_it(record: Target | None, said):
    of = made.rate() if record and record.kind == "level" else made.measure()
    assert words.target(of, record) == said


def test_a_change_gives_size_counts_and_weight():
    assert words.change(made.measure(), made.comparison(264)) == ("6.7% more (+264)", "Probably real: Z\u00a0+2.9")
    assert words.change(made.measure(), made.comparison(0, 0.0, 0.0))[0] == "No change"
    assert words.change(made.rate(), made.comparison(-2.1, -4.0, None, value=47.2)) == (
        "2.1 points fewer",
        "From 47.2%",
    )
    assert words.change(made.measure(), None) == ("No like-for-like period", "")


def test_a_z_near_nothing_has_no_sign():
    assert words.change(made.measure(), made.comparison(-1, -0.1, -0.04))[1].endswith("Z\u00a00.0")


def test_what_was_judged_and_the_number_that_it_came_to():
    told = Verdict("not_met", made.change_target(), made.YEAR, actual=4199, aim=3423, baseline_value=3935)
    said = words.aim(made.figure(verdict=told))
    assert said == "4,199 in 2013/14; the target comes to 3,423 offences or fewer."
    assert words.aim(made.figure()) == ""


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Burglary reclassified: takes in sheds", "Burglary reclassified"),
        ("Crime recording audited again (2018)", "Crime recording audited again"),
        ("15 local policing units become 8 neighbourhood policing areas", "15 local policing units become 8…"),
    ],
)
def test_an_event_has_a_short_name_for_a_chart(title, short):
    assert words.short_title(title) == short


def test_what_was_received_is_counted_in_the_points_of_the_period():
    months = made.series([1] * 12, date(2013, 4, 1)).points
    assert about.received(made.figure(), months) == "All 12 months were received."
    part = made.figure(now=made.point(made.YEAR, 9, status="partial", reason="243 of 365 days received."))
    assert about.received(part, months) == "243 of 365 days received."
    assert about.received(made.figure(), ()) == "Every day was received."
    absent = made.figure(now=made.point(made.YEAR, None, reason="Not received."))
    assert about.received(absent, ()) == "Not received."


def test_what_stands_in_no_area_is_counted_with_its_share():
    nowhere = (Area("no_location", "nowhere", "No location recorded"), made.point(made.YEAR, 42))
    assert about.no_place(made.figure(), [nowhere]) == [
        "42 offences (1.0%) have no location recorded: in no area's figure."
    ]
    none = (Area("outside", "nowhere", "Outside"), made.point(made.YEAR, 0))
    assert about.no_place(made.figure(), [none]) == []


def state(**other):
    fields = {
        "name": "crime", "title": "Recorded crime", "rhythm_days": 31, "starts": date(2012, 4, 1),
        "ends": date(2014, 1, 31), "last_received": "2014-02-03T05:12:00+00:00", "late": False, "refused_since": 0,
        "set_aside": 0,
    }  # fmt: skip
    return SourceState(**fields | other)


def test_a_late_source_and_a_refused_extract_are_said():
    refused = ExtractRecord(
        "2", "crime", "f", "b.csv", None, None, "refused", 9, 0, 0, None, "ab", "2014-02-03T05:12:00Z"
    )
    assert states.beware([state()], [refused]) == []
    assert states.beware([state(late=True)], []) == [
        "Recorded crime is late: data to 31 January 2014, expected every 31 days."
    ]
    (said,) = states.beware([state(refused_since=2)], [refused])
    assert said.startswith("Recorded crime: b.csv was refused on 3 February 2014, and 1 before it; the last accepted")
    assert states.badges([state(late=True), state(refused_since=1)]) == ["late", "refused extract"]


def test_times_are_read_in_london():
    assert states.moment("2014-07-07T05:12:00+00:00") == "7 July 2014, 06:12"
    assert states.moment("2014-01-07T05:12:00+00:00") == "7 January 2014, 05:12"
    assert states.moment(None) == "never"


@pytest.mark.parametrize(("total", "said"), [(None, ""), (100, "100: agrees"), (99, "99: differs from the 100 read")])
def test_a_control_total_agrees_or_differs(total, said):
    record = ExtractRecord("1", "crime", "leicestershire", "a.csv", None, None, "accepted", 100, 98, 2, total, "ab", "")
    assert states.control(record) == said


def test_the_state_of_everything_is_a_sentence():
    accepted = ExtractRecord("1", "crime", "f", "a.csv", None, None, "accepted", 100, 97, 3, None, "ab", "")
    refused = ExtractRecord("2", "crime", "f", "b.csv", None, None, "refused", 100, 0, 0, None, "ab", "")
    said = states.quality_headline([accepted, refused], [state(late=True)])
    assert said == "1 extract accepted, 1 refused; 3 rows set aside; 1 source late"


def test_a_week_under_an_axis_is_its_last_day():
    assert words.short_period(periods.parse("2018-W45")) == "11 Nov 2018"
    assert words.short_period(periods.parse("2018-11")) == "November 2018"

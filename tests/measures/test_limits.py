"""What limits know of a series: its days, season, breaks, what may be judged; and the notes that say so."""

from datetime import date

import pytest

from tests.spec import charts
from tests.spec.charts import about, daily, seasonal, series, spine, waits
from tests.spec.figures import FORCE, shipped
from warehouse.measures import periods
from warehouse.measures.limits import Overlapping, limits
from warehouse.measures.model import Amounts, Event, Period, Point, Series

COUNT, WAIT = "recorded_crime", "average_wait_101"
BREAK = Event("counted_anew", date(2015, 4, 1), "Counting changed", ("crime",), breaks=True)


def overlapping(spans, grain="span"):
    points = tuple(Point(span, 100.0, 100, None, "final") for span in spans)
    return Series(shipped().get(COUNT), FORCE, grain, points, None, "spec")


# ---- what is refused ------------------------------------------------------------------------------------------


def test_rolling_and_year_to_date_series_are_refused_with_the_reason():
    months = spine("month", 24)
    rolling = [Period(month.starts, periods.add_months(month.starts, 12)) for month in months]
    with pytest.raises(Overlapping, match="rolling figures: each point holds most of the one before"):
        limits(overlapping(rolling))
    with pytest.raises(Overlapping, match="year-to-date figures"):
        limits(overlapping([Period(months[0].starts, month.ends) for month in months[:12]]))
    assert limits(overlapping(months, "month")).method == "xmr"


def test_a_baseline_of_under_twelve_is_refused():
    with pytest.raises(ValueError, match="12 points or more"):
        limits(waits(about(40, 2, 36)), fix_after=11)


@pytest.mark.parametrize("count", [0, 1, 11])
def test_under_twelve_points_there_are_no_limits_and_the_reason(count):
    found = limits(waits(about(40, 2, count)))
    assert (found.method, found.variation, found.assurance, found.baseline) == ("none", None, None, None)
    assert found.notes == ("Fewer than 12 months: no limits yet.",)
    assert found.mean == found.lower == found.upper == found.special_cause == (None,) * count


# ---- days and seasons -----------------------------------------------------------------------------------------


def test_a_count_is_judged_a_day_and_its_lines_drawn_times_the_days():
    found = limits(series(COUNT, daily(6000, 36)))
    spans, mean = spine("month", 36), found.mean
    assert [mean[at] / spans[at].days for at in range(36)] == pytest.approx([mean[0] / 30] * 36)
    assert mean[10] == pytest.approx(28 / 30 * mean[0])  # February 2014
    assert set(found.special_cause) == {"common"}


def test_february_signals_when_it_is_low_by_the_day_and_not_when_it_is_short():
    quiet = daily(6000, 35)
    assert limits(series(COUNT, quiet)).variation == "common_cause"
    low = [*quiet[:-1], quiet[-1] * 0.9]
    found = limits(series(COUNT, low))
    assert (found.variation, found.special_cause[-1], found.latest) == ("improvement", "below_limit", 34)


def test_a_strong_season_is_taken_out_and_the_chart_says_so():
    found = limits(waits(seasonal(36)))
    assert found.seasonal and set(found.special_cause) == {"common"}
    assert "Adjusted for the season: limits follow the months of the year." in found.notes
    assert found.mean[3] - found.mean[8] == pytest.approx(20, abs=3)  # July against December, as they are drawn
    plain = limits(waits(about(40, 1.5, 36)))
    assert not plain.seasonal and len(set(plain.mean)) == 1 and plain.notes == ()


def test_a_point_out_of_its_season_signals_though_others_are_as_high():
    values = seasonal(36)
    values[-1] = max(values)  # as in the highest July, in March
    found = limits(waits(values))
    assert (found.seasonal, found.special_cause[-1], found.variation) == (True, "above_limit", "concern")
    assert set(found.special_cause[:-1]) == {"common"}  # and does not make a season of other Marches


def test_under_two_years_a_season_is_not_told_and_the_chart_says_so():
    found = limits(waits(seasonal(23)))
    assert not found.seasonal
    assert any(note.startswith("Too few months to tell a season") for note in found.notes)


# ---- what may be judged ---------------------------------------------------------------------------------------


def test_what_is_missing_partial_or_provisional_is_not_judged_and_moves_no_line():
    values = about(40, 2, 36)
    whole = limits(waits(values))
    odd = [*values, 400.0, 400.0, 400.0]
    odd[37] = None
    made = [Amounts(value, 1) if value is not None else None for value in odd]
    today = periods.month_end(spine("month", 39)[-1].starts)  # so that the newest month can still change
    found = limits(series(WAIT, made, partly=[36], today=today))
    assert found.special_cause[36:] == (None, None, None)
    assert found.mean[:36] == whole.mean and found.mean[36:] == (whole.mean[0],) * 3
    assert (found.latest, found.rested, found.baseline) == (35, 36, whole.baseline)
    assert found.notes == (
        "1 month is provisional, and not judged yet.", "2 months are partial or not received, and left out."
    )  # fmt: skip


def test_a_missing_month_breaks_a_run():
    run = [*about(40, 2, 30), 41, 41, 41, 41, 41, 41, 41]
    assert limits(waits(run)).special_cause[-1] == "shift_high"
    gap = [Amounts(value, 1) for value in run]
    gap[33] = None
    assert limits(series(WAIT, gap)).special_cause[-1] == "common"


# ---- breaks ---------------------------------------------------------------------------------------------------


def test_a_dated_break_begins_new_lines():
    values = [*about(40, 2, 24), *about(80, 2, 18)]
    one, two = limits(waits(values)), limits(waits(values), [BREAK])
    assert "common" not in one.special_cause[:20] and set(two.special_cause) == {"common"}
    assert (two.starts, two.rested) == ((24,), 18)
    assert two.mean[0] == pytest.approx(40, abs=1) and two.mean[24] == pytest.approx(80, abs=1)
    assert two.notes[0] == "New limits from April 2015: Counting changed."
    assert "Limits rest on 18 months; they are firm from 24." in two.notes


def test_each_break_begins_its_own_lines_and_the_latest_says_so():
    earlier = Event("earlier", date(2014, 4, 1), "Counting began", ("crime",), breaks=True)
    found = limits(waits([*about(20, 2, 12), *about(40, 2, 12), *about(80, 2, 18)]), [earlier, BREAK])
    assert found.starts == (12, 24)
    assert [note for note in found.notes if "New limits" in note] == ["New limits from April 2015: Counting changed."]


def test_an_event_that_breaks_nothing_begins_nothing():
    marked = Event("marked", date(2015, 4, 1), "Marked", ("crime",))
    assert limits(waits(about(40, 2, 36)), [marked]).starts == ()


def test_a_break_within_a_month_leaves_that_month_out():
    within = Event("within", date(2015, 4, 16), "Counting changed", ("crime",), breaks=True)
    found = limits(waits([*about(40, 2, 24), 400, *about(80, 2, 17)]), [within])
    assert (found.starts, found.special_cause[24]) == ((25,), None)
    assert set(found.special_cause) == {"common", None}


def test_soon_after_a_break_there_are_no_limits_yet_and_those_before_stand():
    found = limits(waits([*about(40, 2, 24), *about(80, 2, 11)]), [BREAK])
    assert (found.method, found.variation) == ("none", None)
    assert found.notes == ("Fewer than 12 months: no limits yet.", "New limits from April 2015: Counting changed.")
    assert found.mean[23] is not None and found.mean[24] is None


def test_a_long_shift_suggests_an_event_and_moves_no_line():
    values = [*about(40, 2, 24), *about(43, 0.5, 14)]
    found = limits(waits(values))
    assert found.special_cause[-1] == "shift_high" and found.starts == ()
    assert any("if the cause is known, record it as a dated event" in note for note in found.notes)


# ---- what to beware of ----------------------------------------------------------------------------------------


def test_months_that_resemble_each_other_are_said_to():
    walk, at = [], 0.0
    for by in about(0, 2, 36):
        at = 0.8 * at + by
        walk.append(40 + at + (len(walk) // 6 % 2) * 6)
    found = limits(waits(walk))
    assert any("is much like the one before (autocorrelation 0." in note for note in found.notes)


def test_lines_fixed_on_few_points_are_said_to_signal_too_readily():
    found = limits(waits(about(40, 2, 36)), fix_after=12)
    assert (found.fixed, found.rested, found.baseline) == (True, 12, Period(date(2013, 4, 1), date(2014, 3, 31)))
    assert any("fixed on the first 12 months: too few" in note for note in found.notes)


@pytest.mark.parametrize("grain", ["week", "quarter"])
def test_other_grains_are_named_in_their_notes(grain):
    found = limits(charts.series(COUNT, daily(300, 11, grain), grain))
    assert found.notes == (f"Fewer than 12 {grain}s: no limits yet.",)

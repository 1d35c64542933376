"""The evidence of a week: who may be judged, what it rests on, and how often it is wrong in a few made-up worlds."""

from datetime import date, timedelta
from random import Random

import pytest

from benchmarks import weekly_alarms
from benchmarks.weekly_worlds import WORLDS, poisson
from tests.spec.figures import FORCE, shipped
from warehouse.measures import discovery, periods, weekly
from warehouse.measures.model import Amounts, Area
from warehouse.measures.weekly import Cell, judge

LAST = date(2019, 3, 25)
NPAS = [Area(f"npa:{name}", "npa", name.title()) for name in ("charnwood", "east_leicester", "west_leicester")]


def spine(count):
    return [periods.week(LAST - timedelta(weeks=back)) for back in reversed(range(count))]


def cell(measure, numbers, then=None, area=FORCE):
    """A measure's weeks: a number is a count, a pair a part and its whole."""
    held = tuple(each if each is None or isinstance(each, Amounts) else Amounts(*_pair(each)) for each in numbers)
    return Cell(shipped().get(measure), area, held, tuple(Amounts(*_pair(x)) for x in then) if then else held)


def _pair(each):
    return each if isinstance(each, tuple) else (each,)


def total(cells, of="weeks"):
    """The cells' total, week by week, and none where any of them has none."""
    return tuple(
        None if None in week else Amounts(sum(a.numerator for a in week), sum(a.denominator or 0 for a in week))
        for week in zip(*(getattr(each, of) for each in cells), strict=True)
    )


def judged(*cells, spans=None):
    """What is said of cells of one measure; the last is that of their total."""
    whole = Cell(cells[0].measure, FORCE, total(cells), total(cells, "then"))
    found = judge(cells, whole, spans or spine(len(cells[0].weeks)))
    return [*found.cells, found.whole], found.why


def some(mean, count, seed=3):
    rng = Random(seed)
    return [poisson(rng, mean) for _ in range(count)]


@pytest.mark.parametrize(
    ("measure", "kind", "why"),
    [
        ("domestic_burglary", "count", ""),
        ("calls_101", "count", ""),
        ("answered_999_within_10_seconds", "share", ""),
        ("grade_1_within_15_minutes", "share", ""),
        ("average_wait_101", "average", ""),
        ("missing_police_hours", None, "an amount, not a tally"),
        ("missing_cost_high", None, "an amount, not a tally"),
        ("all_user_satisfaction", None, "a survey is read by quarter"),
        ("police_officers", None, "held by year"),
        ("police_uk_burglary", None, "held by month"),
        ("domestic_burglary_outcome_rate", None, "its cases are not part of its base"),
    ],
)
def test_which_measures_take_part(measure, kind, why):
    assert weekly.kind_of(shipped().get(measure)) == kind
    assert weekly.why_not(shipped().get(measure)) == why or (kind is None and weekly.why_not(shipped().get(measure)))


def test_a_week_as_usual_is_no_surprise_and_one_far_out_is():
    held = some(10, 80)
    (calm, _), why = judged(cell("domestic_burglary", [*held, 11]))
    assert calm is not None and why == "" and calm.chance > 0.3
    (odd, _), _ = judged(cell("domestic_burglary", [*held, 31]))
    assert odd is not None and odd.chance < 1e-4 and odd.is_high
    assert odd.expected == pytest.approx(10, abs=1.5) and odd.forecast.rested == 26
    low, high = odd.usual
    assert low <= 3 and 18 <= high <= 24
    (none, _), _ = judged(cell("domestic_burglary", [*held, 0]))
    assert none is not None and none.chance < 0.01 and not none.is_high


def test_the_usual_range_is_exactly_what_is_not_as_rare_as_one_in_a_hundred():
    (found, _), _ = judged(cell("domestic_burglary", [*some(6, 80), 6]))
    assert found is not None
    low, high = found.usual
    assert found.forecast.chance(low) >= 0.01 > found.forecast.chance(high + 1)
    assert found.forecast.chance(high) >= 0.01 and (low == 0 or found.forecast.chance(low - 1) < 0.01)
    (share, _), _ = judged(cell("answered_999_within_10_seconds", [(180 + at % 9, 200) for at in range(81)]))
    assert share is not None and 0 <= share.usual[0] < share.expected < share.usual[1] <= 100
    (wait, _), _ = judged(cell("average_wait_101", [(4000 + 300 * (at % 7), 100) for at in range(81)]))
    assert wait is not None and 30 < wait.usual[0] < wait.expected < wait.usual[1] < 80


def test_where_nothing_has_ever_happened_there_is_nothing_to_say():
    quiet = cell("hate_crime", [0] * 81, area=NPAS[0])
    busy = cell("hate_crime", [*some(5, 80), 5], area=NPAS[1])
    found, _ = judged(quiet, busy)
    assert found[0] is None and found[1] is not None
    first, _ = judged(cell("hate_crime", [0] * 80 + [3], area=NPAS[0]), busy)
    assert first[0] is not None and first[0].chance < 0.001


def test_a_week_not_received_whole_is_not_judged_and_moves_no_forecast():
    held = some(10, 80)
    assert judged(cell("domestic_burglary", [*held, None]))[0] == [None, None]
    gaps = list(held)
    gaps[70] = gaps[75] = None
    (found, _), _ = judged(cell("domestic_burglary", [*gaps, 10]))
    assert found is not None and found.forecast.rested == 24


@pytest.mark.parametrize(("weeks", "said"), [(8, weekly.FEW), (15, weekly.FEW), (16, "")])
def test_too_few_weeks_are_said_to_be_so(weeks, said):
    found, why = judged(cell("domestic_burglary", [*some(10, weeks), 10]))
    assert why == said and (found[0] is None) == bool(said)


def test_a_measure_without_areas_is_its_own_total():
    alone = cell("calls_101", [*some(200, 80), 300])
    found = judge([], alone, spine(81))
    assert found.cells == () and found.whole is not None and found.whole.chance < 0.001


def test_the_total_is_judged_by_its_own_variation_and_lends_the_areas_none():
    """Areas that swing against each other leave a steady total; each is judged as wild as it is."""
    swing = [5 * (at % 2 * 2 - 1) for at in range(81)]
    one, other = ([30 + sign * by for by in swing] for sign in (1, -1))
    (first, _, whole), _ = judged(cell("hate_crime", one, area=NPAS[0]), cell("hate_crime", other, area=NPAS[1]))
    assert first is not None and whole is not None
    assert whole.expected == pytest.approx(60, abs=0.1) and whole.forecast.phi < 0.1 < 0.5 < first.forecast.phi


def test_a_measure_that_is_not_judged_says_why():
    found, why = judged(cell("missing_police_hours", some(10, 81)))
    assert found == [None, None] and why == weekly.why_not(shipped().get("missing_police_hours"))


def test_a_season_is_followed_not_flagged():
    """March is twice as high each year: this one is no news, but to who has not seen another."""
    spans = spine(210)[:-3]  # to the first week of March
    rng = Random(11)
    numbers = [poisson(rng, 60 if span.starts.month == 3 else 30) for span in spans]
    (found, _), _ = judged(cell("domestic_burglary", [*numbers[:-1], 60]), spans=spans)
    assert found is not None and found.seasonal and found.chance > 0.05
    short = [*numbers[-48:-1], 60]
    (unseasoned, _), _ = judged(cell("domestic_burglary", short), spans=spans[-48:])
    assert unseasoned is not None and not unseasoned.seasonal and unseasoned.chance < 0.001


def test_weeks_that_vary_more_than_chance_ask_for_more_evidence():
    rng = Random(2)
    wild = [weekly_alarms_count(rng) for _ in range(80)]
    (found, _), _ = judged(cell("domestic_burglary", [*wild, 55]))
    (calm, _), _ = judged(cell("domestic_burglary", [*some(30, 80), 55]))
    assert found is not None and calm is not None
    assert found.forecast.phi > 2.5 and found.chance > 20 * calm.chance


def weekly_alarms_count(rng):
    return poisson(rng, rng.gammavariate(30 / 3, 3))


def test_set_against_weeks_as_they_were_known_at_the_same_age():
    """A tenth of each week's crimes is recorded later: the newest is no fall from what others had come to by then."""
    full, early = [2000 + at % 41 for at in range(81)], [1800 + at % 37 for at in range(81)]
    now = [*full[:-1], early[-1]]
    (false, _), _ = judged(cell("recorded_crime", now))
    (true, _), _ = judged(cell("recorded_crime", now, then=early))
    assert false is not None and true is not None
    assert false.chance < 1e-4 and true.chance > 0.1


# ---- how often it is wrong ------------------------------------------------------------------------------------


def on_the_page():
    """The measured rows of docs/statistics.md: title, and its four rates."""
    page = (
        weekly_alarms.PAGE.read_text(encoding="utf-8")
        .partition(weekly_alarms.START)[2]
        .partition("<!-- measured end")[0]
    )
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")]
    return {row[0]: [float(each.rstrip("%")) / 100 for each in row[1:]] for row in rows[2:]}


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.title)
def test_the_page_says_that_what_is_listed_is_seldom_false(world):
    single, listed, false, _ = on_the_page()[world.title]
    assert single <= 0.0125
    assert listed <= 0.08 and false <= 0.08  # 5% as measured in 200 worlds: 3 points either way


@pytest.mark.parametrize(
    "title", ["Counts of 0.3, 1, 3, 10 and 100 a week", "Counts of 30 a week, varying four times as much"]
)
def test_a_few_worlds_come_out_as_the_page_says(title):
    world = next(each for each in WORLDS if each.title == title)
    found = weekly_alarms.rates(world, worlds=6, seed=1)
    assert found.single < 0.03 and found.false < 0.2 and found.found > 0.4


def test_a_plain_count_of_deviations_would_list_chance_every_week():
    """What the list would hold if each cell were told by its own chance alone: the reason for the whole method."""
    rng = Random(4)
    held = [[Amounts(n) for n in some(3, 157, seed=rng.random())] for _ in range(60)]
    cells = [Cell(shipped().get("hate_crime"), NPAS[0], tuple(each), tuple(each)) for each in held]
    chances = [each.chance for each in judged(*cells)[0][:-1] if each]
    assert len(chances) == 60 and discovery.threshold(chances) == 0.0
    assert sum(chance < 0.05 for chance in chances) >= 1


@pytest.mark.full
def test_the_page_has_the_table_that_the_benchmark_makes():
    page = weekly_alarms.PAGE.read_text(encoding="utf-8")
    assert weekly_alarms.written(page, weekly_alarms.measured(), weekly_alarms.START) == page

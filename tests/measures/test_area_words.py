"""What the areas of a set say, in a sentence that holds to the numbers."""

import pytest

from tests.pages.made import FORCE, measure, point, rate
from warehouse.measures import beside, periods
from warehouse.measures.area_words import finding, nth, spread
from warehouse.measures.beside import AreaTable, Beside
from warehouse.measures.model import Area
from warehouse.measures.populations import Residents, as_rated, rated

YEAR = periods.parse("2018/19")
NAMES = ("Ashby", "Birstall", "Coalville", "Desford", "Enderby", "Fleckney")


def table(counts, whole, *, of=None, people=0, **states):
    """Areas with so many cases; as rates over `people` of each where there are any."""
    of = of or measure()
    shown = as_rated(of) if people else of

    def row(area, value, size):
        made = point(YEAR, value, **states)
        if of.denominator is not None:
            made = point(YEAR, value, numerator=value, denominator=100, **states)
        held = Residents(area.id, 2018, size, "ONS") if size else None
        return Beside(area, rated(of, made, held) if people else made, made)

    rows = [row(Area(f"npa:{n.lower()}", "npa", n), c, people) for n, c in zip(NAMES, counts, strict=False)]
    force = row(FORCE, whole, people * len(counts))
    placed, funnel, why = beside.on_funnel(shown, beside.ranked(shown, beside.with_intervals(shown, rows)))
    return AreaTable(of, shown, YEAR, "npa", bool(people), "today", placed, (), force, funnel, why, "v1")


SIX = (50, 52, 48, 49, 51, 250)


@pytest.mark.parametrize(
    ("made", "chosen", "said"),
    [
        (
            table((50, 20), 70, people=10_000), ["npa:ashby"],
            "Some offences, Ashby: 5.00 for each 1,000 people in 2018/19, 43% above the force's 3.50. "
            "Highest of 2 areas.",
        ),
        (
            table((50, 20), 70), ["npa:birstall"],
            "Some offences, Birstall: 20 in 2018/19, 28.6% of the force's 70. 2nd highest of 2 areas.",
        ),
        (
            table((50, 20), 70, people=10_000), ["npa:birstall", "npa:ashby"],
            "Some offences in 2018/19 for each 1,000 people: Birstall 2.00, Ashby 5.00; the force 3.50.",
        ),
        (
            table((50, 20), 70, people=10_000), [],
            "Some offences in 2018/19: highest in Ashby (5.00 for each 1,000 people), lowest in Birstall (2.00).",
        ),
        (
            table(SIX, 500, people=10_000), [],
            "Some offences in 2018/19: highest in Fleckney (25.0 for each 1,000 people), lowest in Coalville (4.80). "
            "Fleckney stands out as higher than areas usually differ by.",
        ),
        (
            table(SIX, 500, people=10_000), ["npa:fleckney"],
            "Some offences, Fleckney: 25.0 for each 1,000 people in 2018/19, 200% above the force's 8.33. "
            "Highest of 6 areas, and higher than areas usually differ by.",
        ),
        (
            table((50, 52, 48, 49, 51), 50, of=rate(title="Answered")), ["npa:birstall"],
            "Answered, Birstall: 52.0% in 2018/19, 2.0 points above the force's 50.0%. "
            "Highest of 5 areas, and within what areas usually differ by.",
        ),
        (
            table((50, 20), 50), ["npa:ashby"],
            "Some offences, Ashby: 50 in 2018/19, 100.0% of the force's 50. Highest of 2 areas.",
        ),
        (
            table((50, 20), 70, status="partial", reason="300 of 365 days received"), ["npa:ashby"],
            "Some offences, Ashby: 50 in 2018/19, 71.4% of the force's 70. "
            "300 of 365 days received: neither ranked nor judged.",
        ),
        (
            table((None, None), None, status="not_received", reason="not received"), [],
            "Some offences: not received for 2018/19.",
        ),
        (
            table((None, None), None, status="not_received", reason="not counted after 31 March 2017"), ["npa:ashby"],
            "Some offences: not counted after 31 March 2017.",
        ),
        (
            table((None, 20), 70, status="final", shorthand="[c]", reason="a small number, withheld"), ["npa:ashby"],
            "Some offences, Ashby: [c] a small number, withheld.",
        ),
    ],
)  # fmt: skip
def test_the_finding_is_a_sentence_with_the_numbers(made, chosen, said):
    assert finding(made, chosen) == said


def test_an_area_without_a_rate_says_why_and_its_count():
    made = table((50, 20), 70, people=10_000)
    bare = Beside(
        made.rows[0].area,
        rated(made.of, made.rows[0].counted, None, "no resident rate: a city centre"),
        made.rows[0].counted,
    )
    told = finding(AreaTable(**{**made.__dict__, "rows": (bare, made.rows[1])}), ["npa:ashby"])
    assert told == "Some offences, Ashby: no resident rate: a city centre; 50 offences in 2018/19."


def test_an_unreliable_survey_has_no_rank():
    made = table((50, 52, 48, 49, 51), 50, of=rate(), shorthand="[u]")
    assert made.ranked == 0
    assert made.funnel is None


def test_a_place_in_words():
    assert [nth(place) for place in (1, 2, 3, 4, 11, 112, 21)] == ["1st", "2nd", "3rd", "4th", "11th", "112th", "21st"]


def test_the_spread_of_a_rank():
    made = table((5000, 20), 5020, people=10_000)
    assert [spread(row) for row in made.rows] == ["1st", "2nd"]
    assert [spread(row) for row in table((50, 51), 101, people=10_000).rows] == ["1st to 2nd"] * 2

"""A published figure beside the points held: what agrees, what differs and by how much, what cannot be told."""

from datetime import date

import pytest

from tests.measures.claimed import claim
from tests.spec.figures import shipped
from warehouse.measures import claim_against, claim_arithmetic, periods, points
from warehouse.measures.model import Amounts, Event

TODAY = date(2019, 12, 1)


def against(said, held, measure="missing_reports", partly=None, today=TODAY, events=(), settles=0):
    """A claim against a measure that holds these amounts, by period as written."""
    known = {periods.parse(text): value for text, value in held.items()}
    of = shipped().get(measure)

    def read(period):
        amounts = known.get(period)
        received = 0 if amounts is None else (partly or {}).get(periods.written(period), period.days)
        made = amounts if isinstance(amounts, Amounts) else Amounts(amounts or 0)
        return points.point(of, period, made, received, today, settles)

    return claim_against.against(said, of, read, claim_arithmetic.check(said), events)


YEARS = {"2018/19": 5050, "2017/18": 4212, "2016/17": 4000}


@pytest.mark.parametrize(
    ("said", "verdict", "words"),
    [
        (claim("change", 5050, compared=4212), "agrees", "holds 5,050 for 2018/19 and 4,212 for 2017/18: as stated"),
        (claim("change", 5050, change=838, percent=16.6), "agrees", "a change of +838: as stated"),
        (claim("change", 5050, percent=20), "agrees", "a change of +838 (+19.9%): as stated"),
        (claim("change", "", change=838, percent=20), "agrees", "a change of +838 (+19.9%)"),
        (claim("change", 5100, compared=4212), "differs", "the stated value, 5,100, is 50 more"),
        (claim("change", 5000, compared=4212), "differs", "the stated value, 5,000, is 50 less"),
        (claim("change", 5050, compared=4300), "differs", "the stated earlier figure, 4,300, is 88 more"),
        (claim("change", 4212), "differs", "Likely cause: it is the figure of 2017/18"),
        (claim("change", 5050, percent=26), "differs", "Likely cause: it is the figure against 2016/17"),
        (claim("change", 5050, change=1050), "differs", "Likely cause: it is the figure against 2016/17"),
        (claim("change", 5050, compared=4000), "differs", "Likely cause: it is the figure of 2016/17"),
        (claim("change", 5050, percent=33), "differs", "a change of +838 (+19.9%): the stated +33% is not"),
        (claim("per_day", 5050, compared=14), "agrees", "holds 5,050 for 2018/19: as stated"),
        (claim("parts", 5050, compared="5000+50"), "agrees", "holds 5,050 for 2018/19: as stated"),
        (claim("share", 5050, compared=9999, percent=51), "agrees", "holds 5,050 for 2018/19: as stated"),
        (claim("level", 5050, "£m"), "no_data", "the claim is in £m, and Missing person reports is in counts"),
        (claim("level", 5050, "percent"), "no_data", "the claim is in percent"),
        (claim("level", 5050, period="2011/12"), "no_data", "no figure for 2011/12: not received"),
        (claim("change", 4000, compared=1, period="2016/17"), "agrees", "Not compared: 2015/16 (not received)"),
        (claim("change", "", change=1, period="2016/17"), "no_data", "cannot tell: 2015/16 (not received)"),
        (claim("per_day", "", compared=1, percent=1), "no_data", "it states no figure that is held"),
    ],
)  # fmt: skip
def test_a_claim_beside_counts(said, verdict, words):
    found = against(said, YEARS)
    assert found.verdict == verdict
    assert words in found.words


def test_what_is_held_for_the_number_that_a_claim_is_about():
    assert float(against(claim("change", 5050, percent=20), YEARS).computed) == pytest.approx(100 * 838 / 4212)
    assert against(claim("change", 5050, change=800), YEARS).computed == 838
    assert against(claim("level", 1), YEARS).computed == 5050
    assert against(claim("level", 1), {}).computed is None


def test_pounds_are_compared_at_the_rounding_they_were_stated_in():
    held = {"2017/18": 171_639_400, "2016/17": 170_840_000}
    told = claim("change", 171.639, "£m", change=0.799, period="2017/18")
    assert against(told, held, "net_revenue_budget").verdict == "agrees"
    assert float(against(claim("level", 171.639, "£m", period="2017/18"), held, "net_revenue_budget").computed) == (
        pytest.approx(171.6394)
    )
    off = against(claim("level", 171.641, "£m", period="2017/18"), held, "net_revenue_budget")
    assert "is £1,600 more" in off.words


def test_a_share_is_compared_with_both_sides_of_a_ratio():
    held = {"2017/18": Amounts(120_000, 171_639_000)}
    said = claim("share", 0.12, "£m", 171.639, "", 0.07, period="2017/18")
    assert "holds £120,000 of £171,639,000 for 2017/18: as stated" in against(said, held, "budget_variance").words
    other = claim("share", 0.12, "£m", 180.0, "", 0.07, period="2017/18")
    assert "the stated whole, £180.0m" in against(other, held, "budget_variance").words


def test_points_are_compared_as_points():
    held = {"2018/19": Amounts(780, 1000), "2017/18": Amounts(620, 1000)}
    assert against(claim("points", 78, "percent", 62, 16), held, "drug_outcome_rate").verdict == "agrees"
    off = against(claim("points", 78, "percent", 62, 18), held, "drug_outcome_rate")
    assert "a change of +16.0 points: the stated change, 18 points, is 2.0 points more" in off.words


def test_a_period_partly_received_is_not_compared():
    found = against(claim("level", 5050), {"2018/19": 2000}, partly={"2018/19": 100})
    assert found.verdict == "no_data"
    assert "100 of 365 days received" in found.words


def test_what_can_still_change_is_said():
    assert "Provisional" in against(claim("level", 5050), YEARS, today=date(2019, 4, 8), settles=30).words


def test_no_change_is_compared_across_a_break():
    broken = (Event("one", date(2018, 4, 1), "Counted otherwise", ("missing",), (), True, "made up"),)
    found = against(claim("change", 5050, percent=33), YEARS, events=broken)
    assert found.verdict == "agrees"
    assert "Not compared: the change, across which Counted otherwise (1 April 2018)" in found.words

"""Numbers and verdicts in words."""

from dataclasses import replace
from datetime import date

import pytest

from tests.spec.figures import figure, shipped
from warehouse.measures import change, periods, words
from warehouse.measures.model import Comparison, Target, VerdictCode


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (4199, "count", "4,199"),
        (4199.0, "count", "4,199"),
        (12.5, "count", "12.5"),
        (-3079, "count", "-3,079"),
        (None, "count", ""),
        (47.19, "percent", "47.2%"),
        (100, "percent", "100.0%"),
        (-0.01, "percent", "0.0%"),
        (36.2, "seconds", "36 seconds"),
        (6, "seconds", "6 seconds"),
        (6.25, "seconds", "6.2 seconds"),
        (1, "seconds", "1 second"),
        (120, "seconds", "2 minutes"),
        (725, "seconds", "12 minutes 5 seconds"),
        (4_400_000, "pounds", "£4,400,000"),
        (-0.5, "pounds", "-£0.50"),
        (24.04, "rate_per_1000", "24.0"),
        (999.94, "count", "999.9"),
        (70_033.5, "count", "70,034"),
    ],
)
def test_a_value_with_its_unit(value, unit, said):
    assert words.number(value, unit) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(264, "count", "+264"), (-512, "count", "-512"), (0, "count", "0"), (1.2, "percent", "+1.2 points"),
     (-1, "percent", "-1.0 point"), (4, "seconds", "+4 seconds"), (-1e6, "pounds", "-£1,000,000")],
)  # fmt: skip
def test_a_difference_with_its_sign(value, unit, said):
    assert words.signed(value, unit) == said


@pytest.mark.parametrize(("count", "noun", "said"), [(1, "offences", "1 offence"), (2, "offences", "2 offences"),
    (0, "crimes", "0 crimes"), (1, "enquiries", "1 enquiry"), (3423, "", "3,423")])  # fmt: skip
def test_a_count_with_what_it_counts(count, noun, said):
    assert words.counted(count, noun) == said


@pytest.mark.parametrize(
    ("difference", "percent", "unit", "said"),
    [
        (264, 6.709, "count", "6.7% more (+264)"),
        (-264, -6.709, "count", "6.7% fewer (-264)"),
        (1.2, 3.0, "percent", "1.2 points more"),
        (-4, -10, "seconds", "10.0% lower (-4 seconds)"),
        (5e5, 2.5, "pounds", "2.5% higher (+£500,000)"),
        (0, 0, "count", "no change"),
        (3, None, "count", "3 more (from none)"),
    ],
)
def test_more_and_fewer_for_counts_higher_and_lower_for_the_rest(difference, percent, unit, said):
    assert words.moved(difference, percent, unit) == said


@pytest.mark.parametrize(
    ("z", "said"),
    [(2.93, "probably real, Z +2.9"), (-2.96, "probably real, Z -2.96"), (2.9996, "probably real, Z +2.9996"),
     (3.0, "real change, Z +3.0"), (1.97, "could be chance, Z +1.97"), (-2.04, "probably real, Z -2.0"),
     (-0.01, "could be chance, Z +0.0")],
)  # fmt: skip
def test_a_z_is_shown_on_the_side_of_the_line_that_its_words_are_on(z, said):
    period = periods.parse("2013/14")
    assert words.evidence(Comparison(1, 1, 1, z, 1.0, change.strength(z), period)) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [("met", "Met"), ("not_met", "Not met"), ("too_close", "Too close to call"), ("on_course", "On course"),
     ("behind", "Behind"), ("right_way", "In the wanted direction"), ("wrong_way", "Not in the wanted direction"),
     ("no_target", "No target recorded"), ("watch", "Watched, with no target"), (None, "Not judged")],
)  # fmt: skip
def test_every_verdict_has_its_words(code: VerdictCode | None, said):
    assert words.verdict_label(code) == said


def test_what_a_target_asks_for():
    asked = {name: [words.target(shipped().get(name), record) for record in shipped().get(name).targets]
             for name in ("domestic_burglary", "all_user_satisfaction", "hate_crime", "asb_incidents")}  # fmt: skip
    assert asked == {
        "domestic_burglary": ["13% fewer"],
        "all_user_satisfaction": ["85%", "86%", "87%", "88%"],
        "hate_crime": ["a rise"],
        "asb_incidents": [""],
    }
    record = shipped().get("hate_crime").targets[0]
    amount = Target("amount", record.starts, record.ends, "A plan", value=4.4e6)
    assert words.target(shipped().get("asb_incidents"), amount) == "4,400,000"


def test_a_change_is_told_from_the_record_s_baseline_and_not_from_last_year():
    record = Target("change", date(2014, 4, 1), date(2015, 3, 31), "A plan", value=-0.1, baseline=date(2012, 4, 1))
    burglary = replace(shipped().get("domestic_burglary"), targets=(record,))
    held = {"2012/13": 4000, "2013/14": 3000, "2014/15": 3500}
    assert figure(burglary, "2014/15", held).sentence == (
        "Domestic burglary: 3,500 in 2014/15, 12.5% fewer (-500) than 2012/13 against a target of 10% fewer. Met."
    )


@pytest.mark.parametrize(("z", "said"), [(4.1, True), (-2.0, True), (1.9, False)])
def test_a_strong_z_says_when_it_is_of_pure_chance_alone(z, said):
    found = Comparison(1, 1, 1, z, None, change.strength(z), periods.parse("2013/14"))
    assert ("variation is not known" in words.evidence(found)) == said

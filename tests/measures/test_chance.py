"""Signals expected by chance: each chart's own measured rate, and the sentence that says so."""

import pytest

from benchmarks import false_alarms, unchanging
from tests.spec.charts import about, daily, rates, seasonal, series, waits
from warehouse.measures import chance
from warehouse.measures.limits import limits

CHART = limits(waits(about(40, 2, 36)))
SMALL = limits(series("hate_crime", daily(3, 36)))
SHARE = limits(series("abandonment_101", rates(30, 400, 36)))
NONE = limits(series("hate_crime", daily(3, 11)))
SIGNAL = limits(waits([*about(40, 2, 36), 90]))
SEASONAL = limits(waits(seasonal(36)))
FIXED = limits(waits(about(40, 2, 36)), fix_after=12)


@pytest.mark.parametrize(
    ("charts", "by_chance", "sentence"),
    [
        ([], 0, "No chart has limits yet."),
        ([NONE, NONE], 0, "No chart has limits yet."),
        ([CHART], chance.RATES["xmr"][0], "No signals, where chance alone would give fewer than one."),
        ([CHART, SMALL, SHARE, NONE], sum(chance.RATES[name][0] for name in ("xmr", "poisson", "p_prime")),
         "No signals, where chance alone would give fewer than one."),
        ([SIGNAL], chance.RATES["xmr"][0], "1 signal, where chance alone would give fewer than one."),
        ([SIGNAL] * 9 + [CHART] * 291, 300 * chance.RATES["xmr"][0], "9 signals, about 5 expected by chance alone."),
        ([SEASONAL] * 80, 80 * chance.RATES["xmr"][1], "No signals, about 2 expected by chance alone."),
        ([FIXED] * 10, 10 * chance.FIXED_ON_FEW, "No signals, where chance alone would give fewer than one."),
        ([FIXED] * 16, 16 * chance.FIXED_ON_FEW, "No signals, about 1 expected by chance alone."),
    ],
)  # fmt: skip
def test_what_chance_alone_gives_on_a_page_of_charts(charts, by_chance, sentence):
    assert chance.expected(charts) == pytest.approx(by_chance)
    assert chance.sentence(charts) == sentence


def test_charts_may_be_told_one_at_a_time():
    assert chance.sentence(each for each in [SIGNAL, CHART]) == chance.sentence([SIGNAL, CHART])


# ---- the rates, as they were measured -------------------------------------------------------------------------

MEASURED = [
    ("Independent, normal", chance.RATES["xmr"][0]),
    ("Seasonal, by two standard deviations", chance.RATES["xmr"][1]),
    ("Counts of 3 a month", chance.RATES["poisson"][0]),
    ("Seasonal counts of 3 a month, by one", chance.RATES["poisson"][1]),
    ("Share of 30% of about 200", chance.RATES["p_prime"][0]),
    ("Independent, normal, baseline fixed on the first 12", chance.FIXED_ON_FEW),
    ("Independent, normal, baseline fixed on the first 24", chance.FIXED),
]
PAGE = false_alarms.PAGE.read_text(encoding="utf-8")


def on_the_page(title: str) -> list[str]:
    """The cells of a row of the table in docs/statistics.md."""
    return next(
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in PAGE.splitlines()
        if line.startswith(f"| {title} |")
    )


@pytest.mark.parametrize(("title", "rate"), MEASURED)
def test_a_rate_is_what_was_measured(title, rate):
    assert rate == pytest.approx(float(on_the_page(title)[2].rstrip("%")) / 100, abs=0.009)


@pytest.mark.parametrize(
    "kind", [kind for kind in unchanging.KINDS if kind.points >= 35 and not kind.fix_after], ids=lambda k: k.title
)
def test_with_the_guards_on_no_more_than_three_in_a_hundred_signal_by_chance(kind):
    if kind.draw is not unchanging.autocorrelated:  # which is said on the chart, and not put right
        assert float(on_the_page(kind.title)[2].rstrip("%")) <= 3.0


@pytest.mark.parametrize("title", ["Counts of 1 a month", "Seasonal, by two standard deviations"])
def test_the_guards_do_what_the_page_says_in_a_few_series(title):
    kind = next(kind for kind in unchanging.KINDS if kind.title == title)
    found = false_alarms.rate(kind, 150, seed=1)
    assert found.off > 0.04 and found.on is not None and found.on < 0.06


def test_rolling_totals_signal_without_cause_and_are_refused():
    found = false_alarms.rolling(100)
    assert found.off > 0.5 and (found.on, found.methods) == (None, "refused")


@pytest.mark.full
def test_the_page_has_the_table_that_the_benchmark_makes():
    assert false_alarms.written(PAGE, false_alarms.measured()) == PAGE


def test_a_page_without_the_marks_is_refused():
    with pytest.raises(ValueError, match="the page has no"):
        false_alarms.written("# Statistics", "table")
    assert false_alarms.written(f"a\n{false_alarms.START}\nold\n{false_alarms.END}\nb", "new").split("\n\n")[1] == "new"

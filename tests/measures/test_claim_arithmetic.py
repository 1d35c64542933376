"""Published figures by their own arithmetic: the spec tables, and a slow twin that tries every rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures.claimed import claim
from tests.spec.claim_tables import PUBLISHED, SLIPS
from warehouse import published_figures
from warehouse.measures import claim_arithmetic, stated_numbers

SHIPPED = {each.id: each for each in published_figures.held()}


def test_every_shipped_figure_has_its_line_in_the_table():
    assert list(SHIPPED) == [row[0] for row in PUBLISHED.rows]
    assert all(each.source for each in SHIPPED.values())


@pytest.mark.parametrize(("ident", "said", "comes_to", "verdict", "cause", "_"), PUBLISHED.rows)
def test_a_shipped_figure(ident, said, comes_to, verdict, cause, _):
    found = claim_arithmetic.check(SHIPPED[ident])
    assert (found.verdict, str(found.stated)) == (verdict, said)
    assert (cause or "Likely cause") in found.words if cause else "Likely cause" not in found.words
    if found.computed is not None:
        assert f"{float(found.computed):.2f}" == comes_to


@pytest.mark.parametrize(("kind", "value", "unit", "compared", "change", "percent", "verdict", "said"), SLIPS.rows)
def test_a_slip_is_recognised_by_the_number_that_it_gives(kind, value, unit, compared, change, percent, verdict, said):
    found = claim_arithmetic.check(claim(kind, value, unit, compared, change, percent))
    assert found.verdict == verdict
    assert said in found.words


def test_a_leap_year_has_a_day_more():
    assert claim_arithmetic.check(claim("per_day", 366, compared=1, period="2015/16")).computed == 1


# ---- the twin -------------------------------------------------------------------------------------------------


def grid(number: Decimal, unit: str) -> list[Fraction]:
    """A number as it can have been before it was rounded, at five places, its ends included."""
    if unit == "count" and number == number.to_integral():
        return [Fraction(number)]
    step = Fraction(1, 10 ** max(0, -int(number.as_tuple().exponent)))
    return [Fraction(number) + step * Fraction(n, 4) for n in (-2, -1, 0, 1, 2)]


def twin(percents: list[Fraction], percent: Decimal) -> bool:
    """Whether anything from the least to the greatest rounds to the stated one: half a unit off is still it."""
    half = Fraction(1, 2 * 10 ** max(0, -int(percent.as_tuple().exponent)))
    return min(percents) <= Fraction(percent) + half and max(percents) >= Fraction(percent) - half


counts = st.integers(1, 99_999).map(Decimal)
amounts = st.tuples(st.integers(11, 9_999), st.integers(0, 2)).map(lambda pair: Decimal(pair[0]).scaleb(-pair[1]))
percents = st.tuples(st.integers(-1_500, 3_000), st.integers(0, 2)).map(lambda pair: Decimal(pair[0]).scaleb(-pair[1]))


@settings(max_examples=40)
@given(now=counts, then=counts, places=st.integers(0, 2), off=st.integers(-2, 2))
def test_a_change_between_counts_is_right_just_when_it_rounds_to_what_is_stated(now, then, places, off):
    percent = Decimal(round(float(100 * (now - then) / then) * 10**places) + off).scaleb(-places)
    found = claim_arithmetic.check(claim("change", now, "count", then, "", f"{percent:f}"))
    assert found.verdict == ("right" if twin([100 * (Fraction(now) / Fraction(then) - 1)], percent) else "wrong")
    assert found.computed == 100 * (Fraction(now) - Fraction(then)) / Fraction(then)


@settings(max_examples=40)
@given(now=amounts, then=amounts, percent=percents)
def test_a_change_between_rounded_amounts_is_wrong_only_where_no_rounding_makes_it_right(now, then, percent):
    found = claim_arithmetic.check(claim("change", f"{now:f}", "£m", f"{then:f}", "", f"{percent:f}"))
    tried = [100 * (a - b) / b for a in grid(now, "£m") for b in grid(then, "£m")]
    assert found.verdict == ("right" if twin(tried, percent) else "wrong")


@settings(max_examples=40)
@given(now=amounts, moved=amounts, percent=percents)
def test_the_earlier_figure_is_the_new_one_less_the_change(now, moved, percent):
    found = claim_arithmetic.check(claim("change", f"{now:f}", "£m", "", f"{moved:f}", f"{percent:f}"))
    before = [a - b for a in grid(now, "£m") for b in grid(moved, "£m")]
    if min(before) <= 0 <= max(before):
        assert found.verdict == "unchecked"
        return
    tried = [100 * b / (a - b) for a in grid(now, "£m") for b in grid(moved, "£m")]
    assert found.verdict == ("right" if twin(tried, percent) else "wrong")


@settings(max_examples=40)
@given(part=amounts, whole=amounts, percent=percents)
def test_a_share_is_wrong_only_where_no_rounding_makes_it_right(part, whole, percent):
    found = claim_arithmetic.check(claim("share", f"{part:f}", "£m", f"{whole:f}", "", f"{percent:f}"))
    tried = [100 * a / b for a in grid(part, "£m") for b in grid(whole, "£m")]
    assert found.verdict == ("right" if twin(tried, percent) else "wrong")


@settings(max_examples=40)
@given(portions=st.lists(counts, min_size=2, max_size=5), off=st.integers(-3, 3))
def test_parts_are_right_just_when_they_add_up(portions, off):
    whole = max(sum(portions) + off, Decimal(0))
    found = claim_arithmetic.check(claim("parts", whole, compared="+".join(map(str, portions))))
    assert found.verdict == ("right" if sum(portions) == whole else "wrong")


@settings(max_examples=40)
@given(
    kind=st.sampled_from(["change", "level", "points", "per_day", "share"]),
    numbers=st.tuples(*[st.one_of(st.none(), percents)] * 4).filter(
        lambda found: any(found[at] is not None for at in (0, 2, 3))
    ),
    unit=st.sampled_from(["count", "percent", "£m", "headcount", ""]),
)
def test_whatever_is_claimed_ends_in_a_verdict_and_words(kind, numbers, unit):
    value, compared, change, percent = ("" if number is None else f"{number:f}" for number in numbers)
    found = claim_arithmetic.check(claim(kind, value, unit, compared, change, percent))
    assert found.verdict in ("right", "wrong", "unchecked")
    assert (found.computed is None) == (found.verdict == "unchecked")
    assert found.words.endswith(".")


@settings(max_examples=40)
@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_number_is_read_as_it_is_shown(whole, places):
    number = Decimal(whole).scaleb(-places)
    assert stated_numbers.read(stated_numbers.shown(number, "")) == number
    assert stated_numbers.read(stated_numbers.signed_percent(number)) == number


@pytest.mark.parametrize("text", ["", "x", "1e5", "nan", "inf", "1,23", "1.2.3", "--1", "٣", "9" * 16, "1 000"])
def test_what_is_no_number_is_not_read(text):
    assert stated_numbers.read(text) is None

"""Areas in order with their intervals, which stand where there is no funnel."""

import re
from urllib.parse import unquote

import pytest

from pages.parts import compare_page, compare_table, rank_chart, tables
from warehouse import area_comparison
from warehouse.measures import periods
from warehouse.measures.area_words import interval

CRIME, FIVE = "police_uk_crime", periods.parse("2018-10..2019-02")


@pytest.fixture(scope="module")
def counts(real):
    return area_comparison.compare(real, CRIME, "district", FIVE)


def test_every_area_has_its_dot_within_its_line_in_the_order_of_the_table(counts):
    found = unquote(rank_chart.draw(counts, ("district:charnwood",)))
    dots = [
        (float(x), float(y), fill)
        for x, y, fill in re.findall(r"<circle cx='([\d.]+)' cy='([\d.]+)' r='4.5' fill='(#\w+)'", found)
    ]
    lines = [
        (float(low), float(high)) for low, high in re.findall(r"<path d='M([\d.]+) [\d.]+H([\d.]+)M[^']*v8'", found)
    ]
    assert len(dots) == len(lines) == counts.ranked == 9
    assert [x for x, _, _ in dots] == sorted((x for x, _, _ in dots), reverse=True)
    assert [y for _, y, _ in dots] == sorted(y for _, y, _ in dots)
    assert all(low <= x <= high for (x, _, _), (low, high) in zip(dots, lines, strict=True))
    assert sum(fill == "#F46A25" for _, _, fill in dots) == 1


def test_it_is_told_in_words(counts):
    said, first = rank_chart.alt(counts), counts.rows[0]
    assert all(row.area.title in said and interval(counts, row) in said for row in counts.rows)
    assert rank_chart.sentence(counts).startswith(
        f"Highest: {first.area.title} 17,871 ({interval(counts, first)}), 1st."
    )


def test_it_stands_where_there_is_no_funnel_and_only_there(real, sample, counts):
    choice = type("Choice", (), {"chosen": ()})()
    assert "In order, with what chance leaves" in compare_page.funnel(counts, choice)
    rates = area_comparison.compare(real, CRIME, "district", FIVE, by_rate=True)
    assert "In order" not in compare_page.funnel(rates, choice)
    none = area_comparison.compare(sample, "all_user_satisfaction", "npa", periods.parse("2018/19"))
    assert rank_chart.draw(none) == "" and "More than chance?" in compare_page.funnel(none, choice)


def test_a_column_in_which_nothing_stands_is_left_out(real, counts):
    table = compare_table.of_areas(counts, "Districts", (), {})
    assert table.columns == ("Area", "Crimes", "95% interval", "Rank", "Could rank")
    rates = area_comparison.compare(real, CRIME, "district", FIVE, by_rate=True)
    assert compare_table.of_areas(rates, "Districts", (), {}).columns[-2:] == ("Among areas", "Note")
    every = tables.of_texts("Three", ("A", "B", "C"), [("1", "", ""), ("2", "", "x")], numbers=frozenset((1, 2)))
    left = tables.without_empty(every, ("B", "C"))
    assert (left.columns, left.numbers) == (("A", "C"), frozenset((1,)))

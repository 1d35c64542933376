"""What the public may not have is in no part of a public pack, and cannot be worked out from what is."""

from dataclasses import replace

import pytest

from pages.packs.gathering import lines, remarks
from tests.pages.made import change_target, figure, measure, point, series
from warehouse import query
from warehouse.measures import periods
from warehouse.measures.model import Verdict

MONTHS = periods.spine("month", periods.parse("2012/13").starts, periods.parse("2013/14").ends)


def withheld(period):
    return point(period, None, status="final", shorthand="[c]", reason="a small number, withheld", numerator=None)


def test_a_year_with_a_withheld_month_gives_none_of_its_months():
    points = [withheld(month) if at == 3 else point(month, 10 + at) for at, month in enumerate(MONTHS)]
    found = lines.guarded(replace(series([1], of=measure()), points=tuple(points)))
    assert [p.value for p in found.points[:12]] == [None] * 12
    assert {p.shorthand for p in found.points[:12]} == {"[c]"}
    assert [p.value for p in found.points[12:]] == [10 + at for at in range(12, 24)]


def test_a_series_with_nothing_withheld_is_left_alone():
    whole = replace(series([1], of=measure()), points=tuple(point(month, 10) for month in MONTHS))
    assert lines.guarded(whole) is whole


def test_a_year_so_far_with_a_withheld_month_gives_way_to_the_last_whole_year(public):
    item = next(item for item in public.items if item.id == "hate_crime_satisfaction")
    assert periods.written(item.figure.point.period) == "2012/13"
    assert item.month is None


@pytest.mark.parametrize(
    ("at", "period", "shown"),
    [
        (15, "ytd:2014-01", "2012/13"),  # withheld in the year itself
        (3, "ytd:2014-01", "2012/13"),  # in the year that it is compared with
        (3, "2013/14", "2013/14"),  # of whole years nothing is told
        (None, "ytd:2014-01", "ytd"),
    ],
)
def test_a_part_of_a_year_is_not_set_beside_one_with_a_withheld_month(monkeypatch, at, period, shown):
    points = tuple(withheld(month) if at == place else point(month, 10) for place, month in enumerate(MONTHS))
    whole = lines.guarded(replace(series([1], of=measure()), points=points))
    found = figure(measure(), point(periods.parse(period), 100))
    asked = []
    monkeypatch.setattr(query, "figure", lambda *given, **_: asked.append(given[3]) or found)
    lines.safe_figure(None, found, whole, "public")
    assert [periods.written(each) for each in asked] == ([shown] if shown == "2012/13" else [])
    lines.safe_figure(None, found, whole, "internal")
    assert len(asked) == (shown == "2012/13")


def test_a_target_is_not_judged_by_days_of_a_year_with_a_withheld_month():
    points = tuple(withheld(month) if place == 3 else point(month, 10) for place, month in enumerate(MONTHS))
    whole = replace(series([1], of=measure()), points=points)
    later = figure(measure(), point(periods.parse("ytd:2016-01"), 100))
    assert not lines.tells(whole, later)
    assert lines.tells(whole, replace(later, verdict=Verdict("behind", change_target())))


def test_a_withheld_number_is_nowhere_in_the_pack(public, sample):
    item = next(item for item in public.items if item.id == "hate_crime_satisfaction")
    exact = query.series(sample, item.id, last=public.period.ends)
    hidden = {p.period for p in item.series.points if p.shorthand == "[c]"}
    values = {repr(p.value) for p in exact.points if p.period in hidden and p.value is not None}
    assert values
    assert not [value for value in values if value in repr(public)]


def test_notes_stay_inside_until_they_are_released(public, board, asked):
    assert [note.text for item in board.items for note in item.notes]
    assert not [note for item in public.items for note in item.notes]
    assert [note.text for note in public.actions] == [remarks.UNRELEASED] * len(public.actions)
    assert "J. Writer" not in repr(public)


def test_released_notes_name_no_writer(sample, asked):
    from pages.packs.gathering import gather
    from tests.pages.packs.conftest import FEW, NOTES

    made = gather.gather(sample, replace(asked, measures=FEW[:1], audience="public", with_notes=True), notes=NOTES)
    assert [note.text for note in made.items[0].notes] == [NOTES[0].text, NOTES[1].text]
    assert "J. Writer" not in repr(made)


def test_the_public_is_told_no_number_of_rows(public):
    titles = [column.title for table in (public.appendix.sources, public.appendix.extracts) for column in table.columns]
    assert not {"Read", "Loaded", "Set aside", "Rows set aside"} & set(titles)
    assert not [line for line in public.front.quality if "set aside" in line]


@pytest.mark.parametrize("part", ["front", "items", "appendix", "filters"])
def test_the_public_pack_says_whom_it_is_for(public, part):
    assert getattr(public, part)
    assert ("Audience", "Public: small numbers are withheld") in public.filters

"""What the public may not have is in no part of a public pack, and cannot be worked out from what is."""

from dataclasses import replace

import pytest

from pages.packs.gathering import remarks
from warehouse import query
from warehouse.measures import periods


def test_every_figure_and_point_is_what_the_public_may_read(public, sample):
    for item in public.items:
        alone = query.figure(sample, item.id, period=item.figure.point.period, audience="public")
        assert item.figure.point == alone.point
        told = query.series(sample, item.id, grain=item.series.grain, audience="public")
        exact = {point.period: point for point in told.points}
        assert item.series.points or item.id == "time_in_communities", "which is held from this year on"
        assert all(point == exact[point.period] for point in item.series.points)


def test_an_area_s_pack_has_its_last_whole_year(sample, asked):
    from pages.packs.gathering import gather

    made = gather.gather(sample, replace(asked, audience="public", area="npa:charnwood", measures=("hate_crime",)))
    (item,) = made.items
    assert periods.written(item.figure.point.period) == "2013/14"
    assert {point.period.grain for point in item.series.points} == {"year"}


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

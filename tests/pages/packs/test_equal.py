"""Every number in every file of a pack is what the command line gives and the page shows.

Two steps, for the force and an area, for both audiences: what a pack holds is what `pcc value` and `pcc series` give,
and each number of it stands in its place in the PDF, the slides, the workbook and the CSVs. That a file holds nothing
else is shown in test_withheld.py.
"""

from functools import cache

import pytest
from pptx import Presentation

from pages.packs import grids, pptx_tables
from pages.parts import roles
from tests.pages.packs import numbers_in, placed
from tests.pages.packs.placed import (
    charts,
    close,
    joined,
    measured,
    number,
    of_each_pack,
    read,
    sheet,
    squeezed,
    texts,
)
from tests.pages.running import words as words_of
from warehouse.measures import periods


@pytest.fixture(scope="module")
def told(packs, sample):
    """`told(name)`: what the command line gives for each measure of a pack."""

    @cache
    def of(name):
        pack = packs[name].pack
        return {item.id: placed.told(sample, pack, item) for item in pack.items}

    return of


# ---- what a pack holds is what the command line gives ---------------------------------------------------------


@of_each_pack
def test_every_number_that_a_pack_holds_of_a_measure_is_given_by_the_command_line(packs, told, name):
    seen = 0
    for item in packs[name].pack.items:
        given = told(name)[item.id]
        held = numbers_in.of([
            item.headline, item.under, item.verdict, item.findings, item.signal, item.numbers, item.points, item.alt,
            item.chart_title, item.chart and (item.chart.lines, item.chart.steps, item.chart.limits, item.chart.notes),
        ])  # fmt: skip
        strange = {each for each in held.tokens if not is_given(each, given.held)}
        assert not strange, (item.id, strange, [text for text in held.texts if numbers_in.tokens(text) & strange])
        seen += len(held.tokens)
        cells = [cell for table in (item.numbers, item.points) for row in table.rows for cell in row]
        for cell in cells:
            assert cell.raw is None or (is_number(cell.raw, given.held) and shows(cell)), (item.id, cell)
    assert seen > 80


def is_given(token, held):
    """Whether a number in a sentence is one that the command prints, or one that it gives rounded as it is written."""
    if token in held.tokens:
        return True
    step = 10.0 ** -len(token.partition(".")[2])
    return any(abs(abs(number) * of - float(token)) <= step * 0.5001 for number in held.numbers for of in (1, 100))


def is_number(raw, held):
    return any(abs(abs(raw) - abs(number)) < 1.1e-6 for number in held.numbers) or is_given(f"{raw:g}", held)


def shows(cell):
    """Whether a cell reads as the number behind it, rounded."""
    (written,) = numbers_in.tokens(cell.text)
    step = 10.0 ** -len(written.partition(".")[2])
    return abs(abs(cell.raw) - float(written)) <= step * 0.5001 and (not cell.text.startswith("-") or cell.raw < 0)


@pytest.mark.parametrize(("name", "many"), [("board", 3), ("area internal", 1), ("public", 3), ("area public", 1)])
def test_the_page_shows_the_figures_of_the_pack(packs, run, sample_home, monkeypatch, name, many):
    pack = packs[name].pack
    if pack.audience == "public":
        monkeypatch.setattr(roles, "asker", lambda: lambda: roles.Person("reader", frozenset(("public",))))
    about = {"plan": pack.plan.id, "period": periods.written(pack.period), "area": pack.area.id}
    shown = words_of(run(sample_home, "board", **about))
    seen = 0
    for item in pack.items:
        # Where nothing was received of the period, a pack shows the last whole year; the page says so instead.
        if item.title in shown and item.figure.point.period == pack.period:
            assert item.numbers.rows[0][1].text in shown
            seen += 1
    assert seen >= many


# ---- each number stands in its place --------------------------------------------------------------------------


@of_each_pack
def test_the_sheet_of_figures_has_those_of_pcc_value(packs, told, name):
    for held in sheet(packs[name], "Figures"):
        seen = 0
        for row in held:
            given = told(name)[row["Measure code"]]
            own = [each for each in (given.figure, given.month) if each and label(each) == row["Period"]]
            # A month that is the figure itself is compared with the year before, then with the month before.
            comparisons = [own[0][each] for each in ("same_period_last_year", "previous")]
            against = next((each for each in comparisons if is_of(row, each, own[0])), None)
            assert number(row["Value"]) == close(own[0]["value"])
            for column, key in (("Value then", "value"), ("Difference", "difference"), ("Z", "z")):
                assert number(row[column]) == close(against and against[key]), (name, row)
            percent = None if own[0]["unit"] == "percent" or not against else against["percent"]
            assert number(row["Change, percent"]) == close(percent)
            seen += 1
        assert seen >= len(packs[name].pack.items)


def label(document):
    span = document["period"]
    return periods.label(periods.parse(f"{span['from']}..{span['to']}"))


def is_of(row, against, own):
    """Whether a comparison is the one of a row: their values agree, and the periods are apart as they should be."""
    return against is not None and number(row["Value then"]) == close(against["value"])


@of_each_pack
def test_the_sheet_of_points_and_the_charts_have_those_of_pcc_series(packs, told, name):
    made, seen = packs[name], 0
    drawn = charts(made)
    book, lines = sheet(made, "Series")
    for item in made.pack.items:
        points = told(name)[item.id].points
        assert (item.chart is None) == all(point["value"] is None for point in points)
        for held in (book, lines):
            own = [row for row in reversed(held) if row["Measure code"] == item.id]
            for column, key in (("Value", "value"), ("Numerator", "numerator"), ("Denominator", "denominator"),
                                ("Interval, low", "low"), ("Interval, high", "high")):  # fmt: skip
                assert [number(row[column]) for row in own] == [close(one[key]) for one in points], (item.id, column)
            lined = zip(("Lower limit", "Mean", "Upper limit"), ("lower", "mean", "upper"), strict=True)
            for column, key in lined:
                assert [number(row[column]) for row in own] == [close(one[key]) for one in points], (item.id, column)
            for row, value in zip(own, told(name)[item.id].before, strict=True):
                # Of a month that was received in part there is none to set beside it.
                assert number(row["A year before"]) in (None, close(value)), (item.id, row)
        if item.chart:
            assert measured(drawn[item.title], item) == [close(one["value"]) for one in points]
            for column, key in (("Lower limit", "lower"), ("Mean", "mean"), ("Upper limit", "upper")):
                if column in drawn[item.title]:
                    assert joined(drawn[item.title], column) == [close(one[key]) for one in points], (item.id, column)
        seen += len(points)
    assert seen > 12


@of_each_pack
def test_every_sentence_and_table_stands_in_the_pdf_and_on_the_slides(packs, told, name):
    made = packs[name]
    paper = squeezed(" ".join(made.pages))
    slides = list(Presentation(made.files["pptx"]).slides)
    shown = [squeezed(text) for slide in slides for text in texts(slide)]
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    for item in made.pack.items:
        assert told(name)[item.id].figure["sentence"] == item.headline
        assert item.headline in titles
        on_its_page = paper.index(squeezed(item.headline), paper.index(squeezed(f"{item.title}{item.headline}")))
        for sentence in (item.chart_title if item.chart else item.alt, *(sentence for _, sentence in item.findings)):
            assert squeezed(sentence) in paper[on_its_page:], (item.id, sentence)
        for row in item.numbers.rows:
            on_its_page = paper.index(read(row), on_its_page)
        for row in grids.grid(item).rows:
            assert read(row) in paper, (item.id, row)
        for _, sentence in item.findings[:3]:
            assert any(squeezed(sentence) in text for text in shown), (item.id, sentence)
    for _, table in made.pack.summary:
        for row in table.rows:
            assert squeezed(row[1].text + row[1].under) in paper or read(row[:2]) in paper
        for row in (row for piece in pptx_tables.parts_of(table) for row in piece.rows):
            assert read(row) in shown, row

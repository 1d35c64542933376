"""No file of a pack holds a number that its pack does not give, in whatever part of it: none holds what is withheld."""

import re
from functools import cache

import pytest

from tests.pages.packs import numbers_in, office_parts
from tests.pages.packs.conftest import FEW, OF_AREA
from tests.pages.packs.placed import FORMATS, charts, measured, of_each_pack, sheet, squeezed
from warehouse import query

of_each_format = pytest.mark.parametrize("fmt", FORMATS)


@pytest.fixture(scope="module")
def given(packs):
    """`given(name)`: every number that a pack holds."""
    return cache(lambda name: numbers_in.of(packs[name].pack))


@of_each_format
@of_each_pack
def test_no_file_holds_a_number_that_is_not_its_pack_s(packs, given, name, fmt):
    held = read_whole(packs[name], fmt)
    assert (len(held.texts) > 400, len(held.numbers) > 10) == (True, fmt != "pdf")
    assert strange(held, given(name)) == (set(), set(), set())


def read_whole(made, fmt):
    return _read(made.files[fmt], made.pages)


@cache
def _read(path, pages):
    return numbers_in.of_file(path, pages)


def strange(held, given):
    """The numbers and days of a file that its pack does not give."""
    counted = {str(at) for at in range(1, 60)}  # pages, and the rows of a table
    said = [re.sub(r"one table of \d+ rows|^Typst [\d.]+$", "", text) for text in held.texts]
    found = {each for text in said for each in numbers_in.tokens(text)} - given.tokens - counted
    return found, held.numbers - given.numbers, held.days - given.days


@of_each_format
def test_a_file_with_what_the_public_may_not_have_would_be_found(packs, given, fmt):
    for inside, outside in (("internal", "public"), ("area internal", "area public")):
        found, numbers, _ = strange(read_whole(packs[inside], fmt), given(outside))
        assert len(found) > 3, inside
        assert fmt == "pdf" or len(numbers) > 3, inside


PLANTS = {
    "a property of the file": ("pptx", "docProps/core.xml", r"(<dc:description>)", r"\g<1>withheld 7654.3; "),
    "an alternative text": ("pptx", r"ppt/slides/slide\d+.xml", r'(descr=")', r"\g<1>7654.3 "),
    "a note under a slide": ("pptx", r"ppt/notesSlides/notesSlide\d+.xml", "(<a:t>)", r"\g<1>7654.3 "),
    "what a chart remembers": ("pptx", r"ppt/charts/chart\d+.xml", r"(<c:val>.*?<c:v>)[^<]*", r"\g<1>7654.3"),
    "the sheet inside a chart": ("pptx", r".*xlsx/xl/worksheets/sheet1.xml", r'(<c r="D\d+"(?: s="\d+")?><v>)[^<]*',
                                 r"\g<1>7654.3"),
    "a hidden row": ("xlsx", r"xl/worksheets/sheet\d+.xml", r'<row r="9"(.*?<c r="\w+9"[^>]*?)(?: t="s")?><v>\d+',
                     r'<row r="9" hidden="1"\g<1>><v>7654.3'),
    "a header of the print": ("xlsx", r"xl/worksheets/sheet\d+.xml", r"(<oddHeader>)", r"\g<1>7654.3"),
    "the metadata of the CSVs": ("csv", "csv-metadata.json", r'("dc:description": ")', r"\g<1>7654.3 "),
    "a cell of a CSV": ("csv", "series.csv", r"(\r\n.*?,)", r"\g<1>7654.3,"),
}  # fmt: skip


@pytest.mark.parametrize("where", list(PLANTS))
def test_a_number_planted_where_nobody_looks_would_be_found(packs, given, where, tmp_path):
    fmt, name, old, new = PLANTS[where]
    made = packs["public"]
    parts = office_parts.of(made.files[fmt])
    place = next(part for part in parts if re.fullmatch(name, part) and re.search(old, parts[part].decode(), re.S))
    parts[place] = re.sub(old, new, parts[place].decode(), count=1, flags=re.S).encode()
    (tmp_path / made.files[fmt].name).write_bytes(office_parts.bundled(parts))
    found, numbers, _ = strange(numbers_in.of_file(tmp_path / made.files[fmt].name), given("public"))
    assert "7654.3" in found or 7654.3 in numbers


# ---- what is withheld -----------------------------------------------------------------------------------------


def hidden(made, sample):
    """The exact numbers behind each withheld point, in so many digits that nothing else can have them by chance."""
    found = set()
    for item in made.pack.items:
        withheld = {point.period for point in item.series.points if point.shorthand == "[c]"}
        if withheld:
            ends = {"grain": item.series.grain, "last": made.pack.period.ends}
            exact = query.series(sample, item.id, made.pack.area.id, **ends).points
            numbers = [
                each for point in exact if point.period in withheld
                for each in (point.value, point.numerator, point.denominator, point.low, point.high) if each is not None
            ]  # fmt: skip
            found |= {repr(float(each))[: repr(float(each)).index(".") + 5] for each in numbers if len(repr(each)) > 9}
    return found


def everything(made, fmt):
    """Each part of a file as it can be searched, byte for byte; of a PDF what can be read in it."""
    if fmt == "pdf":
        return "\n".join(read_whole(made, fmt).texts)
    return b"\n".join(office_parts.of(made.files[fmt]).values()).decode("utf-8", "replace")


@pytest.mark.parametrize("of", ["", "area "])
def test_a_withheld_number_is_in_no_part_of_a_file_for_the_public(packs, sample, of):
    inside, outside = packs[f"{of}internal"], packs[f"{of}public"]
    secrets = hidden(outside, sample)
    assert len(secrets) > 5
    for fmt in ("pptx", "xlsx", "csv"):
        # Inside, an area's chart is of months: its years stand in its figures alone.
        assert of or [each for each in secrets if each in everything(inside, fmt)], "the search finds them elsewhere"
        assert not [each for each in secrets if each in everything(outside, fmt)]


@pytest.mark.parametrize("of", ["", "area "])
def test_what_is_said_of_a_withheld_figure_is_in_no_file_for_the_public(packs, of):
    """A sentence holds its numbers rounded: whole sentences are searched for."""
    inside, outside = packs[f"{of}internal"], packs[f"{of}public"]
    told_outside = {item.id: item for item in outside.pack.items}
    withheld = [item for item in inside.pack.items if item.headline != told_outside[item.id].headline]
    secrets = {item.headline for item in withheld} | {item.alt for item in withheld}
    assert secrets
    for fmt in FORMATS:
        plain = squeezed(everything(inside, fmt))
        # The sheets hold no sentences, and are searched all the same.
        assert fmt in ("xlsx", "csv") or [each for each in secrets if squeezed(each) in plain], fmt
        public = squeezed(everything(outside, fmt))
        assert not [each for each in secrets if squeezed(each) in public], fmt


@pytest.mark.parametrize("name", ["public", "area public"])
def test_a_withheld_point_is_an_empty_cell_of_the_chart_s_sheet_and_a_mark_elsewhere(packs, name):
    made, drawn, seen = packs[name], charts(packs[name]), 0
    book, lines = sheet(made, "Series")
    for item in made.pack.items:
        withheld = [at for at, point in enumerate(item.series.points) if point.shorthand == "[c]"]
        for held in (book, lines):
            own = [row for row in reversed(held) if row["Measure code"] == item.id]
            assert {own[at][column] for at in withheld for column in ("Value", "Numerator", "Denominator")} <= {"[c]"}
        if withheld and item.chart:
            assert [measured(drawn[item.title], item)[at] for at in withheld] == [None] * len(withheld)
        seen += len(withheld)
    assert seen > 3


def test_no_file_for_the_public_says_who_wrote_a_note(packs):
    for fmt in FORMATS:
        assert "J.Writer" in squeezed(everything(packs["internal"], fmt)), fmt
        assert "J.Writer" not in squeezed(everything(packs["public"], fmt)), fmt


def test_the_packs_are_of_every_kind_of_measure(packs):
    assert [item.id for item in packs["public"].pack.items] == list(FEW)
    assert [item.id for item in packs["area public"].pack.items] == list(OF_AREA)
    assert len({item.figure.measure.unit for item in packs["public"].pack.items}) > 1

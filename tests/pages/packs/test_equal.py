"""The files of a pack say what the command line and the page say, and hold nothing that their reader may not have."""

from dataclasses import dataclass, replace
from functools import cache

import pytest
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from pages.packs import formats
from pages.packs.document import Pack
from pages.packs.gathering import gather
from tests.pages.packs import office_parts, reading
from tests.pages.packs.conftest import FEW, NOTES, OF_SO_FAR
from tests.pages.packs.test_csv import rows
from tests.pages.running import words as words_of
from warehouse import documents, query
from warehouse.measures import periods

FORMATS = ("pdf", "pptx", "xlsx", "csv")
AUDIENCES = ("internal", "public")


@dataclass(frozen=True)
class Made:
    """A pack, its files by format, and what can be read out of each."""

    pack: Pack
    files: dict

    def sheet(self, name):
        """A table of the workbook and the same of the CSVs: each row by its headings, without the notes' numbers."""
        book = CalamineWorkbook.from_path(self.files["xlsx"]).get_sheet_by_name(name).to_python()
        head = next(at for at, row in enumerate(book) if row[0] == "Measure")
        titles = [str(cell).split("\n")[0] for cell in book[head]]
        head_csv, *held = rows(office_parts.of(self.files["csv"]), f"{name.lower()}.csv")
        return (
            [dict(zip(titles, row, strict=True)) for row in book[head + 1 :]],
            [dict(zip(head_csv, row, strict=True)) for row in held],
        )

    def slides(self):
        return list(Presentation(self.files["pptx"]).slides)

    def everything(self, fmt):
        """Each part of a file as it can be searched: what is hidden in it as well as what is shown."""
        return searched(self.files[fmt])


@cache
def searched(path):
    if path.suffix != ".pdf":
        return b"\n".join(office_parts.of(path).values()).decode("utf-8", "replace")
    reader = PdfReader(path)
    shown = [" ".join(page.extract_text().split()) for page in reader.pages]
    told = [str(each.get("/Alt", "")) for each in reading.elements(reader)]
    return "\n".join([*shown, *told, str(reader.metadata), reading.metadata(path)])


@pytest.fixture(scope="module")
def both(sample, asked, public, tmp_path_factory):
    """The same Board for both audiences, in the middle of a year with a withheld month."""
    inside = gather.gather(
        sample, replace(asked, meeting=public.meeting, period=public.period), notes=(*NOTES, OF_SO_FAR)
    )
    return {
        pack.audience: Made(pack, written(pack, tmp_path_factory.mktemp(pack.audience))) for pack in (inside, public)
    }


def written(pack, folder):
    found = {}
    for fmt in formats.named(",".join(FORMATS)):
        found[fmt.name] = folder / formats.called(pack, fmt)
        fmt.write(pack, found[fmt.name])
    return found


def close(value):
    return None if value is None else pytest.approx(value, abs=5e-7)


def number(cell):
    """A cell's number; None where a mark stands in its place."""
    return None if isinstance(cell, str) and (cell.startswith("[") or cell == "") else float(cell)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_file_has_the_figure_of_pcc_value_and_its_sentence(both, audience, sample):
    """`documents` is what `pcc value` and `pcc series` print."""
    made = both[audience]
    titles = [slide.shapes.title.text_frame.text for slide in made.slides()]
    paper = made.everything("pdf")
    book, lines = made.sheet("Figures")
    for item in made.pack.items:
        found = query.figure(sample, item.id, period=item.figure.point.period, audience=audience)
        told = documents.figure(found)
        assert item.headline == told["sentence"]
        assert told["sentence"] in titles
        assert squeezed(told["sentence"]) in squeezed(paper)
        label = periods.label(item.figure.point.period)
        for held in (book, lines):
            row = next(row for row in held if row["Measure code"] == item.id and row["Period"] == label)
            assert number(row["Value"]) == close(told["value"])
            before = told["same_period_last_year"]
            assert number(row["Value then"]) == close(before and before["value"])
            assert number(row["Difference"]) == close(before and before["difference"])
            assert number(row["Z"]) == close(before and before["z"])


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_chart_and_table_has_the_points_and_limits_of_pcc_series(both, audience, sample):
    made = both[audience]
    book, lines = made.sheet("Series")
    seen = 0
    for item in made.pack.items:
        points = item.series.points
        if not points:
            continue
        assert (item.chart is None) == all(point.value is None for point in points)
        ends = {"grain": item.series.grain, "first": points[0].period.starts, "last": points[-1].period.ends}
        found = query.series(sample, item.id, **ends, audience=audience)
        told = documents.series(found, query.signals(sample, found, audience=audience))["points"]
        told = [replaced(one, own) for one, own in zip(told, points, strict=True)]
        for held in (book, lines):
            own = [row for row in reversed(held) if row["Measure code"] == item.id]
            for column, name in (("Value", "value"), ("Numerator", "numerator"), ("Denominator", "denominator"),
                                 ("Lower limit", "lower"), ("Mean", "mean"), ("Upper limit", "upper")):  # fmt: skip
                assert [number(row[column]) for row in own] == [close(one[name]) for one in told], (item.id, column)
        if item.chart:
            assert drawn(made, item) == [close(one["value"]) for one in told]
        seen += len(told)
    assert seen > 60


def replaced(told, own):
    """The command's point; nothing where the pack withholds it because a neighbour in its year is withheld."""
    if own.shorthand == "[c]" and told["value"] is not None:
        assert "year" in own.reason
        return told | dict.fromkeys(("value", "numerator", "denominator"))
    return told


def drawn(made, item):
    """The values of a measure's own line in its chart on the slide."""
    found = next(
        shape for slide in made.slides() for shape in slide.shapes
        if shape.has_chart and shape.name == f"Chart: {item.title}"
    )  # fmt: skip
    lines = {line.name: list(line.values) for line in found.chart.plots[0].series}
    loose = lines.get(f"{item.title}, part-received", [None] * len(item.series.points))
    return [value if value is not None else apart for value, apart in zip(lines[item.title], loose, strict=True)]


def test_the_page_shows_the_figures_of_the_pack(board, run, sample_home):
    shown = words_of(run(sample_home, "board", plan=board.plan.id, period=periods.written(board.period)))
    seen = 0
    for item in board.items:
        # Where nothing was received of the period, a pack shows the last whole year; the page says so instead.
        if item.title in shown and item.figure.point.period == board.period:
            assert item.numbers.rows[0][1].text in shown
            seen += 1
    assert seen > 2


def hidden(made, sample):
    """The exact numbers behind each withheld point, in so many digits that nothing else can have them by chance."""
    found = set()
    for item in made.pack.items:
        withheld = {point.period for point in item.series.points if point.shorthand == "[c]"}
        if withheld:
            exact = query.series(sample, item.id, grain=item.series.grain, last=made.pack.period.ends).points
            numbers = [
                each for point in exact if point.period in withheld
                for each in (point.value, point.numerator, point.denominator, point.low, point.high) if each is not None
            ]  # fmt: skip
            found |= {repr(float(each))[: repr(float(each)).index(".") + 5] for each in numbers if len(repr(each)) > 9}
    return found


@pytest.mark.parametrize("fmt", ["pptx", "xlsx", "csv"])
def test_a_withheld_number_is_in_no_part_of_a_file_for_the_public(both, fmt, sample):
    secrets = hidden(both["public"], sample)
    assert len(secrets) > 5
    inside, outside = both["internal"].everything(fmt), both["public"].everything(fmt)
    assert [each for each in secrets if each in inside], "the search finds them where they may be"
    assert not [each for each in secrets if each in outside]


def test_what_is_said_of_a_withheld_figure_is_in_no_file_for_the_public(both):
    """A sentence holds its numbers rounded: whole sentences are searched for."""
    outside = {item.id: item for item in both["public"].pack.items}
    inside = [i for i in both["internal"].pack.items if i.headline != outside[i.id].headline]
    secrets = {item.headline for item in inside} | {item.alt for item in inside}
    assert secrets
    for fmt in FORMATS:
        plain = squeezed(both["internal"].everything(fmt))
        # The sheets hold no sentences, and are searched all the same.
        assert fmt in ("xlsx", "csv") or [each for each in secrets if squeezed(each) in plain], fmt
        public = squeezed(both["public"].everything(fmt))
        assert not [each for each in secrets if squeezed(each) in public], fmt


def test_a_withheld_point_is_an_empty_cell_of_the_chart_s_sheet_and_a_mark_elsewhere(both):
    made = both["public"]
    book, lines = made.sheet("Series")
    for item in made.pack.items:
        withheld = [at for at, point in enumerate(item.series.points) if point.shorthand == "[c]"]
        for held in (book, lines):
            own = [row for row in reversed(held) if row["Measure code"] == item.id]
            assert {own[at][name] for at in withheld for name in ("Value", "Numerator", "Denominator")} <= {"[c]"}
        if withheld and item.chart:
            assert [drawn(made, item)[at] for at in withheld] == [None] * len(withheld)


def test_no_file_for_the_public_says_who_wrote_a_note(both):
    for fmt in ("pptx", "xlsx", "csv"):
        assert "J. Writer" in both["internal"].everything(fmt), fmt
    for fmt in FORMATS:
        assert "J.Writer" not in squeezed(both["public"].everything(fmt)), fmt


def test_the_pack_is_of_every_kind_of_measure(both):
    assert [item.id for item in both["public"].pack.items] == list(FEW)
    assert len({item.figure.measure.unit for item in both["public"].pack.items}) > 1

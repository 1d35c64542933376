"""The slides: native charts of exactly the series' points, words for every picture, marks on all, one template."""

from dataclasses import replace

import pytest
from pptx import Presentation

from pages.packs import pptx, pptx_strands, pptx_tables, pptx_template
from pages.packs.document import Cell, Column, Table
from pages.parts.chart import Chart, Reach, Tick
from tests.pages.packs import made_pack, office_parts
from tests.pages.packs.office_parts import SPACES, local, trees

# The order that the format (ECMA-376, part 1) wants children in; PowerPoint offers to repair a file that has another.
ORDER = {
    "ser": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
    "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator showLeaderLines leaderLines extLst",
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator extLst",
    "dateAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossesAt auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit "
    "minorTimeUnit extLst",
    "catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip "
    "noMultiLvlLbl extLst",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr extLst",
}


@pytest.fixture(scope="module")
def pack():
    return made_pack.pack()


@pytest.fixture(scope="module")
def file(pack, tmp_path_factory):
    path = tmp_path_factory.mktemp("slides") / "pack.pptx"
    pptx.write(pack, path)
    return path


@pytest.fixture(scope="module")
def slides(file):
    return list(Presentation(file).slides)


@pytest.fixture(scope="module")
def parts(file):
    return office_parts.of(file)


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def charts(slides):
    return {shape.name: shape for slide in slides for shape in slide.shapes if shape.has_chart}


def test_the_same_pack_is_the_same_bytes(pack, file, tmp_path):
    pptx.write(pack, tmp_path / "again.pptx")
    assert (tmp_path / "again.pptx").read_bytes() == file.read_bytes()


def test_the_counts_come_first_then_one_measure_a_slide_with_its_finding_as_the_title(pack, slides):
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == pack.front.headline
    assert {"1", "met", "1 of 2"} <= {line for text in texts(slides[0]) for line in text.split("\n")}
    assert [title for title in titles if title in {item.headline for item in pack.items}] == [
        item.headline for item in pack.items
    ]
    assert len(set(titles)) == len(titles)


def test_every_slide_is_marked_above_and_below_and_numbered_and_says_that_the_data_are_made_up(pack, slides):
    for slide in slides:
        assert texts(slide).count(pack.marking) == 2
        assert any("Illustrative data. Every record is fictional." in text for text in texts(slide))
        assert "slidenum" in {field.get("type") for field in slide.shapes._spTree.iter(f"{{{SPACES['a']}}}fld")}


def test_without_made_up_data_there_is_no_banner(pack, tmp_path):
    pptx.write(replace(pack, banner="", items=pack.items[:1]), tmp_path / "real.pptx")
    found = Presentation(tmp_path / "real.pptx").slides
    assert not [text for slide in found for text in texts(slide) if "Illustrative" in text]


def test_the_title_is_read_first_and_every_place_is_filled(slides):
    for slide in slides:
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title
        assert not [shape.name for shape in shapes if shape.has_text_frame and not shape.text_frame.text.strip()]


def test_every_chart_and_table_has_words_for_who_does_not_see_it(pack, slides):
    shown = [shape for slide in slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    described = {shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in shown}
    assert "" not in described
    assert None not in described
    assert {item.alt for item in pack.items if item.chart} <= described


def test_a_chart_holds_exactly_the_points_of_its_series(pack, slides):
    for item in pack.items[:2]:
        plot = charts(slides)[f"Chart: {item.title}"].chart.plots[0]
        own = next(each for each in plot.series if each.name == item.title)
        loose = [each for each in plot.series if each.name == f"{item.title}, part-received"]
        drawn = [
            value if value is not None or not loose else loose[0].values[at] for at, value in enumerate(own.values)
        ]
        assert drawn == [point.value for point in item.series.points]


def test_targets_limits_and_the_year_before_are_series_of_their_own(slides):
    names = [each.name for each in charts(slides)["Chart: Some offences"].chart.plots[0].series]
    assert "Target pace 28 a month" in names
    assert {"A year before", "Dated events", "Mean", "Upper limit", "Lower limit"} <= set(names)


def test_the_shape_of_a_dot_says_its_state(parts):
    chart = next(tree for name, tree in trees(parts, "ppt/charts/chart").items() if "Some offences" in told(tree))
    shapes = {
        (int(point.find("c:idx", SPACES).get("val")), point.find("c:marker/c:symbol", SPACES).get("val"))
        for point in chart.iterfind(".//c:dPt", SPACES)
    }
    fills = {fill.get("val") for fill in chart.iterfind(".//c:dPt/c:marker//a:solidFill/a:srgbClr", SPACES)}
    assert {(22, "circle"), (23, "x")} <= shapes
    assert "FFFFFF" in fills
    assert {at for at, shape in shapes if shape == "diamond"} >= {20}


def told(tree):
    return "".join(tree.itertext())


def test_a_chart_can_be_edited_in_a_sheet_that_holds_the_same_numbers(parts):
    sheets = [name for name in parts if name.startswith("ppt/embeddings/") and name.endswith("sheet1.xml")]
    assert len(sheets) == 2
    for chart, sheet in zip(trees(parts, "ppt/charts/chart").values(), sorted(sheets), strict=True):
        cached = {value.text for value in chart.iterfind(".//c:val//c:v", SPACES)}
        held = {value.text for value in office_parts.tree(parts[sheet]).iterfind(".//s:v", SPACES)}
        assert {float(each) for each in cached} <= {float(each) for each in held}


def test_the_words_beside_a_line_are_labels_of_the_chart(parts):
    said = {
        told(label)
        for tree in trees(parts, "ppt/charts/chart").values()
        for label in tree.iter()
        if local(label) == "dLbl"
    }
    assert {"New way", "A year before", "2013/14 Q4: 47.0%", "Target pace 28 a month"} <= said


def test_the_parts_of_a_chart_stand_in_the_order_of_the_format(parts):
    seen = set()
    for tree in trees(parts, "ppt/charts/chart").values():
        for element in tree.iter():
            wanted = ORDER.get(local(element), "").split()
            order = [wanted.index(local(child)) for child in element if wanted]
            assert order == sorted(order), local(element)
            seen.add(local(element))
    assert seen >= set(ORDER)


def test_the_notes_hold_definition_caveats_and_lineage(pack, slides):
    spoken = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    for item in pack.items:
        assert any(item.definition.text in text and item.lineage[0] in text for text in spoken)
    assert any("Caveat: Care." in text for text in spoken)


def test_what_was_written_on_a_figure_stands_on_a_slide_of_its_own_as_text(pack, slides):
    said = [text for slide in slides for text in texts(slide) if made_pack.HARM in text]
    assert len(said) == 3  # the commentary, the action, and what changed since the last Board


def test_a_measure_of_which_nothing_came_says_so(slides):
    found = next(slide for slide in slides if slide.shapes.title.text_frame.text.startswith("No offences"))
    assert not [shape for shape in found.shapes if shape.has_chart]
    assert any("nothing was received" in text for text in texts(found))


def test_no_letter_is_smaller_than_can_be_read_from_the_back(parts):
    places = ("ppt/slides/", "ppt/slideLayouts/", "ppt/charts/")
    sizes = {
        (name, int(size))
        for place in places
        for name, tree in trees(parts, place).items()
        for element in tree.iter()
        if (size := element.get("sz")) and local(element) in ("rPr", "defRPr", "endParaRPr")
    }
    assert sizes
    assert not {found for found in sizes if found[1] < pptx_template.SMALLEST * 100}


def test_it_is_in_british_english_and_its_properties_say_what_it_is(pack, parts):
    xml = b"".join(part for name, part in parts.items() if name.endswith(".xml"))
    assert b"en-US" not in xml
    for name in (name for name in parts if name.endswith("docProps/core.xml")):
        core = office_parts.tree(parts[name])
        assert core.findtext("dc:language", namespaces=SPACES) == "en-GB"
        assert core.findtext("dc:title", namespaces=SPACES) == f"OFFICIAL: {pack.title}"
        assert core.findtext("cp:category", namespaces=SPACES) == "OFFICIAL"
        assert core.findtext("terms:created", namespaces=SPACES) == "2014-04-07T06:12:00Z"


def test_nothing_of_the_library_s_own_file_is_left(parts):
    assert not [name for name in parts if "thumbnail" in name or "printerSettings" in name]
    assert b"Steve Canny" not in b"".join(parts.values())


def test_a_long_table_is_cut_where_a_slide_ends():
    row = (Cell("A measure of a long name " * 3), Cell("83.3%", 83.3, under="2,436 of 2,924"))
    table = Table("All", (Column("Measure"), Column("Now", "number"), Column("To", "date")), ((*row, Cell("1")),) * 20)
    pieces = pptx_tables.parts_of(table)
    assert [len(piece.rows) for piece in pieces] == [6, 6, 6, 2]
    assert [column.title for column in pieces[0].columns] == ["Measure", "Now"]
    short = tuple((Cell("A measure"), Cell("1", 1)) for _ in range(9))
    assert [len(piece.rows) for piece in pptx_tables.parts_of(Table("All", table.columns[:2], short))] == [8, 1]


def test_new_limits_are_not_joined_to_old_ones():
    runs = ((Reach(0, 1, 2, 3), Reach(1, 1, 2, 3)), (Reach(2, 5, 6, 7), Reach(3, 5, 6, 7)))
    ticks = (Tick(0, "0"), Tick(8, "8"))
    chart = Chart("", 4, 0, 8, ticks, ticks, (), limits=runs)
    found = {strand.name: strand.values for strand in pptx_strands.of(chart)}
    assert found["Mean, stretch 1"] == [2, 2, None, None]
    assert found["Mean"] == [None, None, 6, 6]
    assert found["Upper limit"] == [None, None, 7, 7]

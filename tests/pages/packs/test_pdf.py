"""The PDF read back: tags, alternatives, order, fonts, marking, and that nothing in it was run."""

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise

import pytest
from pypdf import PdfReader

from pages.packs import fonts, paper, pdf
from pages.packs.gathering import exceptions, gather
from tests.pages.packs import reading
from tests.pages.packs.conftest import HARM


@pytest.fixture(scope="module")
def path(packs):
    return packs["board"].files["pdf"]


@pytest.fixture(scope="module")
def reader(path):
    return PdfReader(path)


@pytest.fixture(scope="module")
def pages(reader):
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_it_is_tagged_has_a_title_and_a_language_and_says_that_it_is_pdf_ua(reader, path, board):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == board.title
    assert "pdfuaid:part>1<" in reading.metadata(path)


def test_every_figure_has_an_alternative_and_every_chart_its_own(reader, board):
    figures = [each for each in reading.elements(reader) if each["/S"] == "/Figure"]
    told = [str(each.get("/Alt", "")) for each in figures]
    assert told
    assert all(told)
    assert not {fonts.printable(item.alt) for item in board.items if item.chart} - set(told)


def test_headings_go_down_a_step_at_a_time_and_tables_have_headings(reader):
    elements = list(reading.elements(reader))
    levels = [int(str(each["/S"])[2:]) for each in elements if str(each["/S"])[1:] in ("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = [each for each in elements if each["/S"] == "/Table"]
    headed = [each for each in elements if each["/S"] == "/TH"]
    assert tables
    assert headed


def test_it_has_bookmarks_for_every_measure(reader, board):
    def titles(outline):
        return [
            name for each in outline for name in (titles(each) if isinstance(each, list) else [str(each["/Title"])])
        ]

    held = titles(reader.outline)
    assert not {item.title for item in board.items} - set(held)
    assert {"At a glance", "Actions"} <= set(held)


def test_every_font_is_embedded(reader):
    found = reading.fonts(reader)
    assert {name.partition("+")[2] for name in found} == {"LiberationSans", "LiberationSans-Bold"}
    assert all(found.values())


def test_marking_banner_and_page_stand_on_every_page(pages):
    for at, said in enumerate(pages, start=1):
        assert said.count("OFFICIAL") >= 2
        assert "Illustrative data." in said
        assert f"Page {at} of {len(pages)}" in said


def test_the_text_comes_in_the_order_in_which_it_is_read(pages, board):
    whole = " ".join(pages)
    item = board.items[0]
    wanted = (
        board.title,
        board.front.headline,
        "At a glance",
        item.headline,
        item.findings[0][1],
        "Commentary",
        "Definition",
        "Appendix A",
        "Official statistics",
    )
    places, at = [], 0
    for said in wanted:
        at = whole.index(" ".join(said.split()), at)
        places.append(at)
    assert places == sorted(places)


def test_every_number_of_the_pack_is_in_it(pages, board):
    whole = " ".join(pages)
    for item in board.items:
        shown = [cell.text for row in item.numbers.rows for cell in row if cell.raw is not None]
        shown += [row[3].text for row in item.points.rows]
        assert not [text for text in shown if text not in whole]


def test_what_somebody_wrote_is_set_as_it_is_and_never_run(pages):
    said = " ".join(fonts.printable(HARM).split())
    assert said in " ".join(pages)


def test_the_same_pack_is_the_same_bytes(board, path):
    assert pdf.made(board) == path.read_bytes()


def test_a_pack_without_notes_or_measures_can_be_written(sample, asked, tmp_path):
    made = gather.gather(sample, replace(asked, report="panel", audience="public", measures=("police_officers",)))
    pdf.write(made, tmp_path / "panel.pdf")
    first = PdfReader(tmp_path / "panel.pdf").pages[0].extract_text()
    assert "No exception among 1 measure" in first


def test_only_what_misses_or_signals_is_an_exception(board):
    shown = {item.id for item in exceptions.only(board.items)}
    assert "violence_with_injury" in shown  # not met
    assert "police_officers" not in shown


def test_the_data_of_a_page_are_texts_and_drawings_only(board):
    def leaves(found):
        if isinstance(found, dict):
            return [each for value in found.values() for each in leaves(value)]
        if isinstance(found, list):
            return [each for value in found for each in leaves(value)]
        return [found]

    assert {type(each) for each in leaves(paper.of_pack(board))} <= {str, bool, int}


@pytest.mark.parametrize(
    ("said", "shown"),
    [("caf\xe9 \u2013 \xa35", "caf\xe9 \u2013 \xa35"), ("a\U0001f600b", "a\u25a1b"), ("a\tb\x07\r\nc", "a b\nc")],
)
def test_letters_that_the_typeface_lacks_become_squares(said, shown):
    assert fonts.printable(said) == shown


def test_a_public_checker_finds_no_fault(path):
    checker = shutil.which("verapdf")
    if checker is None:
        pytest.skip("veraPDF is not installed; the tests above read the tags back themselves")
    done = subprocess.run(
        [checker, "--flavour", "ua1", "--format", "text", str(path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("PASS"), done.stdout


# ---- what public checkers say ---------------------------------------------------------------------------------


def told_by(*command):
    """What a checker prints; the test is skipped, with a word, where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"NO PUBLIC CHECKER: {command[0]} is not installed here")
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_pdfinfo_finds_it_tagged_on_a4_without_scripts_forms_or_a_lock(path, board):
    said = dict(line.split(":", 1) for line in told_by("pdfinfo", str(path)).splitlines() if ":" in line)
    found = {name: value.strip() for name, value in said.items()}
    assert found["Tagged"] == "yes" and found["Title"] == board.title
    assert (found["JavaScript"], found["Form"], found["Encrypted"]) == ("no", "none", "no")
    assert found["Page size"].endswith("(A4)")


def test_pdfinfo_reads_the_structure_in_the_order_of_the_page(path, board):
    said = told_by("pdfinfo", "-struct-text", str(path))
    plain = " ".join(re.sub(r'[" \n]+', " ", said).split())
    places = [plain.index(" ".join(item.headline.split())) for item in board.items]
    assert places == sorted(places)
    assert {"H1", "Table", "TH", "TD", "Figure", "Link"} <= set(re.findall(r"^ *(\w+)", said, re.M))


def test_pdftotext_reads_each_measure_from_its_headline_to_its_numbers(path, board):
    text = " ".join(told_by("pdftotext", str(path), "-").split())
    for item in board.items:
        at = text.index(item.headline)
        for row in item.numbers.rows:
            at = text.index(row[0].text, at)


def test_verapdf_finds_nothing_against_pdf_ua(path):
    assert told_by("verapdf", "--flavour", "ua1", "--format", "text", str(path)).startswith("PASS")

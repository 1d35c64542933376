"""The Analysis Function's checklist for accessible spreadsheets, held over the written file's own XML."""

import re
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from pages.packs import sheets, xlsx
from tests.pages.packs import made_pack, office_parts
from tests.pages.packs.office_parts import SPACES, local, trees

REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@pytest.fixture(scope="module")
def pack():
    return made_pack.pack()


@pytest.fixture(scope="module")
def file(pack, tmp_path_factory):
    path = tmp_path_factory.mktemp("sheets") / "pack.xlsx"
    xlsx.write(pack, path)
    return path


@pytest.fixture(scope="module")
def parts(file):
    return office_parts.of(file)


@pytest.fixture(scope="module")
def tabs(parts):
    """Each sheet's XML by its name, in their order."""
    book = office_parts.tree(parts["xl/workbook.xml"])
    names = [sheet.get("name") for sheet in book.iterfind(".//s:sheet", SPACES)]
    return dict(zip(names, trees(parts, "xl/worksheets/sheet").values(), strict=True))


@pytest.fixture(scope="module")
def read(file):
    """Each sheet's cells as another program reads them."""
    book = CalamineWorkbook.from_path(file)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def tables(parts):
    return {tree.get("name"): tree for tree in trees(parts, "xl/tables/").values()}


def texts(read):
    return [cell for rows in read.values() for row in rows for cell in row if isinstance(cell, str)]


def test_the_same_pack_is_the_same_bytes(pack, file, tmp_path):
    xlsx.write(pack, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == file.read_bytes()


def test_cover_contents_and_notes_come_first(tabs):
    assert list(tabs)[:3] == ["Cover", "Contents", "Notes"]
    assert {"Summary", "Figures", "Series", "Changes", "Actions", "Commentary", "Definitions", "Sources", "Extracts",
            "Shorthand", "Glossary"} == set(tabs) - {"Cover", "Contents", "Notes"}  # fmt: skip


def test_each_sheet_but_the_cover_is_one_marked_up_table_with_a_name_of_its_own(tabs, parts):
    for name, tab in tabs.items():
        assert len(tab.findall(".//s:tablePart", SPACES)) == (0 if name == "Cover" else 1), name
    assert len(tables(parts)) == len(tabs) - 1
    assert all(re.fullmatch(r"[a-z]+_table", name) for name in tables(parts))


def test_a_table_s_headings_are_those_of_its_cells_each_once_and_none_empty(tabs, parts, read):
    for tab, table in zip(list(tabs)[1:], trees(parts, "xl/tables/").values(), strict=True):
        first, last = re.fullmatch(r"A(\d+):[A-Z]+(\d+)", table.get("ref")).groups()
        names = [column.get("name") for column in table.iterfind(".//s:tableColumn", SPACES)]
        assert names == read[tab][int(first) - 1], tab
        assert len(set(names)) == len(names)
        assert int(last) == len(read[tab]), "nothing stands below the table"


def test_no_cell_is_merged_hidden_or_empty_within_a_table(tabs, parts, read):
    assert not [name for name, tab in tabs.items() if tab.find(".//s:mergeCell", SPACES) is not None]
    for name, tab in tabs.items():
        assert not [e for e in tab.iter() if e.get("hidden") == "1"], name
    assert b'state="hidden"' not in parts["xl/workbook.xml"]
    for tab, table in zip(list(tabs)[1:], trees(parts, "xl/tables/").values(), strict=True):
        first = int(re.match(r"A(\d+)", table.get("ref")).group(1))
        assert not [row for row in read[tab][first - 1 :] if "" in row], tab


def test_every_sheet_begins_at_a1_with_what_it_is_and_the_marking(pack, tabs, read):
    assert read["Cover"][0] == [pack.title]
    for name in list(tabs)[3:]:
        assert read[name][0][0]
        assert read[name][1][0].startswith("OFFICIAL. Illustrative data. Every record is fictional;"), name
        assert "This sheet contains one table" in read[name][2][0]


def test_nothing_is_frozen_filtered_or_locked_and_it_opens_on_the_cover(tabs, parts):
    for tab in tabs.values():
        assert not [e for e in tab.iter() if local(e) in ("pane", "sheetProtection", "autoFilter")]
    assert not [e for tree in tables(parts).values() for e in tree.iter() if local(e) == "autoFilter"]
    assert tabs["Cover"].find(".//s:sheetView", SPACES).get("tabSelected") == "1"


def test_the_contents_lead_to_every_sheet(tabs):
    links = [link.get("location") for link in tabs["Contents"].iterfind(".//s:hyperlink", SPACES)]
    assert links == [f"'{name}'!A1" for name in list(tabs)[3:]]


def test_every_mark_that_a_sheet_uses_is_explained_above_its_table(pack, tabs, read, parts):
    marks = set()
    for tab, table in zip(list(tabs)[1:], trees(parts, "xl/tables/").values(), strict=True):
        first = int(re.match(r"A(\d+)", table.get("ref")).group(1))
        used = {cell for row in read[tab][first:] for cell in row if re.fullmatch(r"\[[cprxuz]\]", str(cell))}
        above = " ".join(str(row[0]) for row in read[tab][: first - 1])
        assert tab == "Shorthand" or all(f"{mark} means: " in above for mark in used), tab
        marks |= used
    assert marks == {"[c]", "[p]", "[x]", "[z]"}


def test_the_notes_are_numbered_and_every_number_that_is_referred_to_is_there(read):
    numbers = [int(row[0]) for row in read["Notes"][3:]]
    assert numbers == list(range(1, len(numbers) + 1))
    called = {int(found) for text in texts(read) for found in re.findall(r"\[note (\d+)\]", text)}
    assert called == set(numbers)
    assert any("accredited official statistic" in row[1] for row in read["Notes"][3:])


def test_figures_are_numbers_with_a_format_and_days_are_days(tabs, read):
    head = next(at for at, row in enumerate(read["Series"]) if row[0] == "Measure")
    names = [str(cell).split("\n")[0] for cell in read["Series"][head]]
    first = dict(zip(names, read["Series"][head + 1], strict=True))
    assert isinstance(first["From"], date)
    assert first["Value"] == 12.0
    assert first["Value marks"] == "[p]"
    assert "[note" in next(str(cell) for cell in read["Series"][head] if str(cell).startswith("Mean"))
    styled = [cell for cell in tabs["Series"].iter() if local(cell) == "c" and cell.get("t") is None]
    assert styled
    assert all(cell.get("s") for cell in styled)


def test_a_withheld_value_is_its_mark_and_no_number(read):
    rows = [row for row in read["Series"] if row[0] == "Some rate" and row[3] == "2012/13 Q4"]
    (row,) = rows
    assert [row[at] for at in (7, 10, 11)] == ["[c]"] * 3


def test_a_text_that_would_run_is_a_text(read, parts):
    every = "".join(part.decode() for name, part in parts.items() if name.startswith("xl/worksheets/"))
    assert not re.findall(r"<f[ >]", every)
    assert [text for text in texts(read) if text.startswith("'=1+1")]
    assert not [text for text in texts(read) if text.startswith(("=", "+", "-", "@"))]
    assert "[a link] (internal:Cover)" in " ".join(texts(read)), "no link is made of what somebody wrote"
    assert "text: ???" in texts(read), "a cell of mere signs"


def test_columns_are_wide_enough_for_their_words_and_high_rows_are_set(tabs):
    for name, tab in tabs.items():
        assert [float(col.get("width")) for col in tab.iterfind(".//s:col", SPACES)], name
    assert [row for row in tabs["Series"].iterfind(".//s:row", SPACES) if row.get("customHeight") == "1"]


def test_it_prints_with_the_marking_and_the_page_s_number(tabs):
    for tab in tabs.values():
        assert tab.findtext(".//s:oddHeader", namespaces=SPACES) == "&COFFICIAL"
        assert tab.findtext(".//s:oddFooter", namespaces=SPACES) == "&COFFICIAL&RPage &P of &N"


def test_title_language_and_marking_are_properties_of_the_file(pack, parts):
    core = office_parts.tree(parts["docProps/core.xml"])
    assert core.findtext("dc:title", namespaces=SPACES) == f"OFFICIAL: {pack.title}"
    assert core.findtext("dc:language", namespaces=SPACES) == "en-GB"
    assert core.findtext("cp:category", namespaces=SPACES) == "OFFICIAL"
    assert core.findtext("terms:created", namespaces=SPACES) == "2014-04-07T06:12:00Z"


@pytest.mark.filterwarnings("error::UserWarning")
def test_a_pack_without_any_measure_is_a_workbook_still(tmp_path):
    xlsx.write(made_pack.pack(items=(), summary=(), actions=()), tmp_path / "none.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "none.xlsx")
    assert "Summary" not in book.sheet_names
    assert "[note 1]" in book.get_sheet_by_name(book.sheet_names[3]).to_python()[0][0]


def test_a_sheet_without_rows_is_left_out(pack):
    assert "Actions" in {sheet.name for sheet in sheets.of(pack)}
    empty = made_pack.pack(actions=(), actions_table=made_pack.Table("Actions", (), ()))
    assert "Actions" not in {sheet.name for sheet in sheets.of(empty)}

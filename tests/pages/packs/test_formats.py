"""Which formats there are, and how the files that they make are called."""

import pytest

from pages.packs import formats
from pages.packs.document import Cell
from warehouse.measures.catalogue import UnknownName


def test_a_format_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(UnknownName, match="There is no format 'docx'"):
        formats.named("docx")


def test_a_list_of_formats_is_read_in_its_order_and_each_once(monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda _: object())
    assert [each.name for each in formats.named(" xlsx, PDF,,xlsx")] == ["xlsx", "pdf"]


def test_a_format_without_a_module_is_not_offered(monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda name: name.endswith(".pdf") or None)
    assert list(formats.offered()) == ["pdf"]


def test_a_cell_is_shown_with_its_mark():
    assert Cell("47.2%", 47.2, "[p]").shown == "47.2% [p]"
    assert Cell("", None, "[c]").shown == "[c]"

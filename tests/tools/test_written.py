"""The document of what things cost, as the benchmarks write it."""

import pytest

from benchmarks import written
from benchmarks.loads import Timing
from benchmarks.pages import Change, Cost, Load
from tools.visiting import Drawn

DOCUMENT = """# Costs
<!-- pages -->
old
<!-- end of pages -->
Between.
<!-- loads -->
<!-- end of loads -->
End.
"""


@pytest.fixture
def document(tmp_path):
    to = tmp_path / "performance.md"
    to.write_text(DOCUMENT, encoding="utf-8")
    return to


def test_the_table_of_pages_is_ratios_to_the_empty_page_of_the_same_pair(document):
    visits = tuple(Drawn(seconds=0.02, sent=123_456) for _ in range(21))
    pairs = ((Load(1.0, 0.2), Load(1.2, 0.5, 2.5)), (Load(2.0, 0.2), Load(2.2, 0.4, 3.5)))
    changes = (Change(480, 90), Change(200, 80), Change(220, 80))
    written.pages([Cost("Measure", visits, pairs, changes)], document)
    text = document.read_text(encoding="utf-8")
    assert "| Measure | 1.15 | 2.25 | 123 | 20 | 3.00 | 480 | 210 |\n" in text
    assert "\nold\n" not in text
    assert "2 pairs of loads a page" in text
    assert text.endswith("Between.\n<!-- loads -->\n<!-- end of loads -->\nEnd.\n")


def test_it_can_be_written_again_and_the_other_table_stays(document):
    for seconds in (8.0, 4.0):
        written.loads([Timing("Sample", seconds, 2.0, 1_000)], document)
    text = document.read_text(encoding="utf-8")
    assert text.count("| Sample |") == 1
    assert "| Sample | 2.0 | 4.00 | 2.00 | 250 |\n" in text
    assert "<!-- pages -->\nold\n" in text


def test_a_document_without_a_place_is_left_alone(tmp_path):
    to = tmp_path / "other.md"
    to.write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for loads"):
        written.loads([], to)
    assert to.read_text(encoding="utf-8") == "nothing"

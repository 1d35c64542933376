"""`pcc boards`: what is frozen, what was changed behind its back, and the difference between two."""

import shutil

import pytest

from tests import boards as made
from tests.warehouse.test_boards import FEBRUARY, draft, keep
from warehouse import boards, journal


@pytest.fixture
def compared(home, revise):
    """A home with the Boards of February and March."""
    one = keep(home)
    revise()
    return home, one, keep(home, draft(home, FEBRUARY))


def test_each_board_is_listed_and_checked(compared, ask, pcc):
    home, one, two = compared
    first, second = ask(home.folder, "boards")
    assert (first["board"], second["board"]) == (one.id, two.id) and not first["superseded"]
    assert first["intact"] and first["faults"] == [] and first["files"][0]["sha256"] == one.files[0].sha256
    assert (first["period"], first["version"], first["measures"]) == ("2013-04-01..2014-01-31", one.version, 1)
    (boards.folder(home, one) / "files" / "OFFICIAL_pack.pdf").write_bytes(b"another")
    changed, _ = ask(home.folder, "boards", status=1)
    assert not changed["intact"] and changed["faults"] == ["OFFICIAL_pack.pdf was changed"]
    (boards.folder(home, two) / "board.json").write_text("{", encoding="utf-8")
    done = pcc(home.folder, "boards", status=1)
    assert done.stderr.splitlines() == [
        f"{one.id}: OFFICIAL_pack.pdf was changed.", "2014-03/board-internal-1: its record cannot be read.",
    ]  # fmt: skip


def test_the_difference_between_two(compared, ask):
    home, one, two = compared
    found = ask(home.folder, "boards", "--compare", "2014-02", "2014-03")
    assert (found["earlier"], found["later"]) == (one.id, two.id)
    (line,) = found["measures"]
    assert (line["was"]["value"], line["restated_to"]["value"], line["now"]["value"]) == (327, 330, 410)
    assert (line["by"], line["percent"]) == (3, pytest.approx(100 * 3 / 327))
    assert line["restated"] and line["new_data"] and line["verdict_turned_by_new_data"]
    assert line["months"] == [{"period": "2014-01", "was": 30, "now": 33}]
    # The figures of the record are those that `pcc value` gives of the frozen version, which is published no longer.
    for board, period in ((one, "2013-04..2014-01"), (two, "2013-04..2014-02")):
        value = ask(home.folder, "value", made.MEASURE, "--period", period, "--as-at", board.version)
        assert value["value"] == board.figures[0].value and value["version"] == board.version
    now = ask(home.folder, "boards", "--compare", one.id, "now")
    assert (now["later"], now["measures"][0]["restated_to"]["value"]) == ("now", 330)


def test_in_words_and_wrong_use(compared, pcc, boards_homes, tmp_path):
    home, _, two = compared
    said = pcc(home.folder, "boards", "--compare", "2014-02", two.id).stdout
    assert "1 figure restated; 1 verdict changed: 1 by new data." in said
    done = pcc(home.folder, "boards", "--compare", "2014-02", "2031-01", status=2)
    assert "2014-02-board-internal-1, 2014-03-board-internal-1" in done.stderr
    shutil.rmtree(boards.root(home))
    assert "No Board is frozen yet" in pcc(home.folder, "boards").stdout
    assert [act.kind for act in journal.acts(home.journal)] == ["freeze", "freeze"]

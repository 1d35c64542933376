"""`pcc pack`, run as a person or a schedule runs it."""

import hashlib
from pathlib import Path

from warehouse import journal


def test_a_meeting_s_pack_is_written_and_reported(ask, lean_home, tmp_path):
    made = ask(
        lean_home, "pack", "--meeting", "2014-04", "--agenda", "one", "--format", "pdf", "--out", tmp_path / "out"
    )
    (file,) = made["files"]
    path = Path(file["file"])
    assert path.name.startswith("OFFICIAL_board_pack_2014-04_internal_v")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert (made["measures"], made["counts"]["not_met"]) == (["domestic_burglary"], 1)
    act = journal.acts(lean_home / "journal.sqlite")[-1]
    assert (act.kind, act.version) == ("pack", made["version"])
    assert path.name in act.subject


def test_wrong_use_is_told_with_what_exists(pcc, sample_home, tmp_path):
    told = pcc(sample_home, "pack", "--meeting", "2014-04", "--format", "docx", "--out", tmp_path, status=2)
    assert "There is no format 'docx'" in told.stderr

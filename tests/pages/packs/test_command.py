"""`pcc pack`, run as a person or a schedule runs it."""

import hashlib
from pathlib import Path

from warehouse import journal


def test_a_meeting_s_pack_is_written_and_reported(ask, copy_of, sample_home, tmp_path):
    home = copy_of(sample_home)
    (home / "config" / "agendas").mkdir(parents=True)
    (home / "config" / "agendas" / "short.toml").write_text(
        'title = "Short"\nmeasures = ["domestic_burglary", "abandonment_101"]\n', encoding="utf-8"
    )
    made = ask(home, "pack", "--meeting", "2014-04", "--agenda", "short", "--format", "pdf", "--out", tmp_path / "out")
    (file,) = made["files"]
    path = Path(file["file"])
    assert path.name.startswith("OFFICIAL_board_pack_2014-04_internal_v")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert (made["measures"], made["counts"]["not_met"]) == (["domestic_burglary", "abandonment_101"], 1)
    act = journal.acts(home / "journal.sqlite")[-1]
    assert (act.kind, act.version) == ("pack", made["version"])
    assert path.name in act.subject


def test_wrong_use_is_told_with_what_exists(pcc, sample_home, tmp_path):
    told = pcc(sample_home, "pack", "--meeting", "2014-04", "--format", "docx", "--out", tmp_path, status=2)
    assert "There is no format 'docx'" in told.stderr

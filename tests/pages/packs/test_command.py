"""`pcc pack`, run as a person or a schedule runs it."""

import hashlib
import sys
from pathlib import Path

import pytest

import pcc as command_line
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


def test_wrong_use_is_told_with_what_exists(sample_home, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PCC_HOME", str(sample_home))
    asked = ["pcc", "pack", "--meeting", "2014-04", "--format", "docx", "--out", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", asked)
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == 2
    assert "There is no format 'docx'" in capsys.readouterr().err

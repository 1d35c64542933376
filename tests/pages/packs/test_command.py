"""`pcc pack`, run as a person or a schedule runs it."""

import hashlib
from pathlib import Path

from pptx import Presentation

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


def test_slides_take_the_office_s_template_and_one_that_cannot_be_used_is_refused(
    ask, pcc, copy_of, sample_home, tmp_path
):
    home = copy_of(sample_home)
    (home / "config" / "agendas").mkdir(parents=True)
    (home / "config" / "agendas" / "one.toml").write_text('title = "One"\nmeasures = ["pcsos"]\n', encoding="utf-8")
    asked = ("pack", "--meeting", "2014-04", "--agenda", "one", "--format", "pptx", "--out", tmp_path)
    (file,) = ask(home, *asked)["files"]
    own = Presentation(file["file"])
    own.slide_master.name = "Our own look"
    own.save(home / "config" / "template.pptx")
    (file,) = ask(home, *asked)["files"]
    assert Presentation(file["file"]).slide_master.name == "Our own look"
    (home / "config" / "template.pptx").write_bytes(b"no presentation")
    told = pcc(home, *asked, status=2)
    assert "template.pptx cannot be read as a PowerPoint presentation" in told.stderr


def test_wrong_use_is_told_with_what_exists(pcc, sample_home, tmp_path):
    told = pcc(sample_home, "pack", "--meeting", "2014-04", "--format", "docx", "--out", tmp_path, status=2)
    assert "There is no format 'docx'" in told.stderr

"""A pack of a home full of hostile texts: in every file of it they are text, and nothing runs or is fetched."""

import csv
import io
import re
import zipfile

import pytest

from tests.trust import hostile

RUN = re.compile(rb"<f[ >]|TargetMode=\"External\"|Target=\"(?:https?|file|javascript):|vbaProject|<script")
PDF = re.compile(rb"/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|SubmitForm)\b")


@pytest.mark.full
def test_nothing_of_a_pack_runs_or_is_fetched(once, copy_of, pcc, tmp_path):
    home = copy_of(once("hostile", hostile.load) / "home")
    pcc(home, "pack", "--meeting", "2016-11", "--out", tmp_path / "pack")
    made = {path.suffix: path for path in (tmp_path / "pack").iterdir()}
    assert {".pdf", ".pptx", ".xlsx"} <= set(made)
    assert all(re.fullmatch(r"[\w.-]+", path.name) for path in made.values()), "a name is only a name"
    assert not PDF.search(made.pop(".pdf").read_bytes())
    shown = b""
    for path in made.values():
        with zipfile.ZipFile(path) as file:
            for name in file.namelist():
                held = file.read(name)
                shown += held
                # In JSON and CSV a mark of HTML is a character like any other.
                assert name.endswith((".json", ".csv")) or not RUN.search(held), (path.suffix, name)
                if name.endswith(".csv"):
                    cells = [cell for line in csv.reader(io.StringIO(held.decode("utf-8-sig"))) for cell in line]
                    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))], name
    assert b"&lt;img src=x" in shown, "nothing hostile is in it: this test has lost its subject"

"""Landing: bytes kept as they came, once, whole or not at all, and never changed."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from loaders import disk, landing
from loaders.refusal import Refusal
from tests.loaders.writing import CRIME, HEADER, row, rows, save, text
from warehouse.faults import WrongUse
from warehouse.measures.model import Period

AT = datetime(2018, 11, 1, 9, 30, tzinfo=UTC)
OCTOBER = Period(date(2018, 10, 1), date(2018, 10, 31))


def land(store, file, **other):
    given = {
        "source": CRIME,
        "force": None,
        "cover": OCTOBER,
        "received_at": AT,
        "who": "a.person",
        "original_name": file.name,
    }
    return landing.land(store, file, **(given | other))


@pytest.fixture
def store(tmp_path):
    return tmp_path / "home" / "landing"


@pytest.fixture
def file(tmp_path):
    return save(tmp_path, text(rows(3)), "crime_2018-10.csv")


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_it_keeps_the_bytes_the_hash_the_time_and_who(store, file):
    kept = land(store, file, rows=3, manifest={"rows": 3}, force="leicestershire")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert kept.id == f"000001-crime-{sha256[:8]}"
    assert kept.path.read_bytes() == file.read_bytes()
    assert json.loads((kept.folder / "received.json").read_text()) == {
        "id": kept.id,
        "source": "crime",
        "force": "leicestershire",
        "file": "crime_2018-10.csv",
        "from": "2018-10-01",
        "to": "2018-10-31",
        "rows": 3,
        "sha256": sha256,
        "received_at": "2018-11-01T09:30:00+00:00",
        "sequence": 1,
        "who": "a.person",
        "manifest": {"rows": 3},
    }
    assert landing.landed(store) == (kept,)
    assert landing.intact(kept)


def test_the_same_file_again_changes_nothing(store, file):
    first = land(store, file)
    before = tree(store)
    again = land(store, file, original_name="renamed.csv", received_at=datetime(2019, 1, 1, tzinfo=UTC))
    assert again.unchanged
    assert not first.unchanged
    assert again.id == first.id
    assert tree(store) == before


@pytest.mark.parametrize("other", [{"cover": None}, {"rows": 4}, {"force": "derbyshire"}])
def test_the_same_bytes_with_other_claims_are_another_extract(store, file, other):
    land(store, file)
    assert not land(store, file, **other).unchanged
    assert [each.sequence for each in landing.landed(store)] == [1, 2]


def test_a_revision_stands_beside_what_it_replaces(store, file):
    first = land(store, file)
    file.write_text(text(rows(4)))
    second = land(store, file)
    assert landing.landed(store) == (first, second)
    assert landing.intact(first)


def test_a_withdrawn_extract_keeps_its_bytes_and_may_be_landed_again(store, file):
    first = land(store, file)
    taken = landing.withdraw(store, first.id, why="wrong month", who="b.person", at=AT)
    assert taken.withdrawn == {"why": "wrong month", "who": "b.person", "at": AT.isoformat()}
    assert landing.landed(store) == (taken,)
    assert landing.intact(taken)
    again = land(store, file)
    assert not again.unchanged
    assert again.sequence == 2


def test_a_second_withdrawal_changes_nothing(store, file):
    first = land(store, file)
    landing.withdraw(store, first.id, why="wrong month", who="b.person", at=AT)
    before = tree(store)
    assert landing.withdraw(store, first.id, why="other", who="c", at=AT).withdrawn["why"] == "wrong month"
    assert tree(store) == before


def test_an_extract_that_was_never_landed_cannot_be_withdrawn(store, file):
    kept = land(store, file)
    with pytest.raises(WrongUse, match=kept.id):
        landing.withdraw(store, "../../etc", why="x", who="x", at=AT)


def test_personal_data_is_refused_before_a_byte_is_kept(store, tmp_path):
    file = save(tmp_path, text([[*row(1), "Smith"]], header=[*HEADER, "Surname"]))
    with pytest.raises(Refusal, match="personal data"):
        land(store, file)
    assert not store.exists()


def test_an_unreadable_file_is_not_kept_because_it_cannot_be_cleared(store, tmp_path):
    with pytest.raises(Refusal):
        land(store, save(tmp_path, b"PK\x03\x04rubbish", "crime.xlsx"))
    assert not store.exists()


def test_a_file_that_lacks_a_column_is_kept_and_judged_later(store, tmp_path):
    assert landing.intact(land(store, save(tmp_path, "reference,beat\n1,2\n")))


@pytest.mark.parametrize(
    "name", ["../../evil.csv", "received.json", "withdrawn.json", "..", "a/b.csv", "x" * 400 + ".csv"]
)
def test_no_name_leads_outside_or_over_the_sidecar(store, file, name):
    kept = land(store, file, original_name=name)
    assert kept.path.parent == kept.folder
    assert landing.intact(landing.landed(store)[0])
    assert {each.name for each in store.iterdir()} == {kept.id}


@pytest.mark.parametrize("broken", ["copy", "write", "sync"])
def test_a_full_disk_leaves_nothing_behind(store, file, monkeypatch, broken):
    land(store, file)
    before = tree(store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, broken, full)
    file.write_text(text(rows(9)))
    with pytest.raises(OSError, match="No space"):
        land(store, file)
    assert tree(store) == before


def test_a_file_that_changes_while_it_is_copied_is_refused(store, file, monkeypatch):
    monkeypatch.setattr(disk, "digest", lambda _: "0" * 64)
    with pytest.raises(Refusal, match="changed"):
        land(store, file)
    assert not landing.landed(store)


KILLED = """
import os, sys
from pathlib import Path
from loaders import disk
from tests.loaders.test_landing import land
real = getattr(disk, sys.argv[3])
def die(*given):
    os._exit(9)
setattr(disk, sys.argv[3], die)
land(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("step", ["copy", "write", "sync"])
def test_killed_at_any_step_it_holds_what_it_held_and_the_next_run_clears_up(store, file, tmp_path, step):
    kept = land(store, file)
    other = save(tmp_path, text(rows(5)), "crime_2018-11.csv")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, store, other, step], env=os.environ | {"PYTHONPATH": "."}, check=False
    )
    assert done.returncode == 9
    assert landing.landed(store) == (kept,)
    assert landing.sweep(store) == 1
    assert {each.name for each in store.iterdir()} == {kept.id}
    assert land(store, other).sequence == 2


def test_a_damaged_sidecar_is_told_in_plain_words(store, file):
    kept = land(store, file)
    for content in ("{", "{}", "[]"):
        (kept.folder / "received.json").write_text(content)
        with pytest.raises(landing.LandingFault, match=kept.id):
            landing.landed(store)


def test_a_changed_byte_is_noticed(store, file):
    kept = land(store, file)
    kept.path.write_bytes(kept.path.read_bytes() + b"x")
    assert not landing.intact(kept)


def test_a_thing_that_is_not_ours_is_left_alone(store, file):
    land(store, file)
    (store / "notes.txt").write_text("x")
    (store / "other").mkdir()
    assert len(landing.landed(store)) == 1
    assert landing.sweep(store) == 0

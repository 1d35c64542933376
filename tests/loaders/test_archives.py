"""ZIPs are unpacked within bounds and never outside: attack files included."""

import stat
import struct
import zipfile

import pytest

from loaders.archive import Limits, expand, safe_name
from loaders.refusal import Refusal
from tests.loaders.writing import rows, text

CONTENT = text(rows(3))


def zipped(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def refused(path, into, limits=None):
    with pytest.raises(Refusal) as caught:
        expand(path, into, limits)
    return caught.value.reasons[0].rule


def test_extracts_and_manifests_come_out_side_by_side(tmp_path):
    path = zipped(
        tmp_path / "a.zip", {"2018-10/crime.csv": CONTENT, "2018-10/crime.csv.manifest.json": "{}", "x/crime.csv": "y"}
    )
    members, notes = expand(path, tmp_path / "out")
    assert [member.name for member in members] == [
        "2018-10/crime.csv",
        "2018-10/crime.csv.manifest.json",
        "x/crime.csv",
    ]
    assert members[0].path.parent == members[1].path.parent != members[2].path.parent
    assert members[0].path.read_text() == CONTENT
    assert not notes


def test_other_files_are_left_out_with_a_note_and_hidden_ones_without(tmp_path):
    path = zipped(
        tmp_path / "a.zip", {"readme.txt": "x", "inner.zip": "x", ".hidden.csv": "x", "__MACOSX/._crime.csv": "x"}
    )
    members, notes = expand(path, tmp_path / "out")
    assert not members
    assert [note.partition(":")[0] for note in notes] == ["readme.txt", "inner.zip"]


@pytest.mark.parametrize(
    "name", ["../crime.csv", "a/../../crime.csv", "/crime.csv", "C:\\crime.csv", "..\\crime.csv", "a\\..\\..\\c.csv"]
)
def test_a_path_that_leads_outside_is_refused(tmp_path, name):
    path = zipped(tmp_path / "a.zip", {"crime.csv": CONTENT})
    info = zipfile.ZipInfo("x")
    info.filename = name
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(info, "evil")
    assert refused(path, tmp_path / "in" / "out") == "unsafe_archive"
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.zip"]


def test_a_link_is_refused(tmp_path):
    info = zipfile.ZipInfo("crime.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(info, "/etc/passwd")
    assert refused(tmp_path / "a.zip", tmp_path / "out") == "unsafe_archive"


def test_too_many_files_are_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": "x" for n in range(11)})
    assert refused(path, tmp_path / "out", Limits(members=10)) == "unsafe_archive"


def test_too_large_a_total_is_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": "x" * 600 for n in range(3)})
    assert refused(path, tmp_path / "out", Limits(total=1_500)) == "unsafe_archive"


def test_a_bomb_is_refused_by_its_ratio(tmp_path):
    path = zipped(tmp_path / "a.zip", {"crime.csv": b"0" * 8_000_000})
    assert refused(path, tmp_path / "out") == "unsafe_archive"


def test_what_an_archive_says_of_its_sizes_is_not_believed(tmp_path):
    path = zipped(tmp_path / "a.zip", {"crime.csv": b"0" * 8_000_000})
    raw = path.read_bytes().replace(struct.pack("<L", 8_000_000), struct.pack("<L", 100))
    path.write_bytes(raw)
    assert refused(path, tmp_path / "out") in ("unsafe_archive", "unreadable")
    assert sum(each.stat().st_size for each in (tmp_path / "out").rglob("*.csv")) < 2_000_000


def test_an_encrypted_one_is_refused_in_plain_words(tmp_path):
    path = zipped(tmp_path / "a.zip", {"crime.csv": CONTENT})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert refused(path, tmp_path / "out") == "unreadable"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip"])
def test_a_damaged_one_is_refused_in_plain_words(tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    assert refused(tmp_path / "a.zip", tmp_path / "out") == "unreadable"


def test_one_with_a_flipped_bit_is_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", {"crime.csv": CONTENT})
    raw = bytearray(path.read_bytes())
    raw[60] ^= 0xFF
    path.write_bytes(raw)
    assert refused(path, tmp_path / "out") == "unreadable"


def test_two_files_of_one_name_are_refused(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("crime.csv", "a")
        file.writestr("crime.csv", "b")
    assert refused(tmp_path / "a.zip", tmp_path / "out") == "unsafe_archive"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("crime.csv", "crime.csv"),
        ("../../crime.csv", "crime.csv"),
        ("a\\b\\crime.csv", "crime.csv"),
        ('cr<i>m:e"|?*.csv', "cr_i_m_e____.csv"),
        ("\x00\n.csv", "__.csv"),
        ("..", "extract"),
        ("", "extract"),
    ],
)
def test_a_name_is_only_ever_a_file_name(name, safe):
    assert safe_name(name) == safe

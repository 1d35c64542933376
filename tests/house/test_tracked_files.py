"""What the repository holds: no machine's paths, no host but those that a reader is sent to, no data."""

import re

import pytest

from tests.house.source import ROOT, name, tracked

# A reader is sent to these, or they are names of formats; nothing is fetched from any of them.
KNOWN_HOSTS = {
    "performance.example.org",  # reserved for examples
    "127.0.0.1",
    "localhost",
    "www.w3.org",
    "purl.org",
    "schemas.openxmlformats.org",
    "www.nationalarchives.gov.uk",
    "data.police.uk",
    "keepachangelog.com",
    "semver.org",
    "scripts.sil.org",
}
ADDRESS = re.compile(r"https?://(?:[^\s/@\"'<>]*@)?([A-Za-z0-9.\-]+)")
# Someone's own folders: under a home, under root's, under a work or temporary tree, on a drive of Windows.
MACHINE_PATH = re.compile(
    r"(?<![\w.~/])/(?:home|Users)/[A-Za-z0-9._-]+/|(?<![\w.~/])/(?:root|work|tmp|mnt|private)/[A-Za-z0-9._-]+"
    r"|\b[C-Z]:\\Users\\[A-Za-z]"
)
LOCK_LINE = re.compile(r"^(?:[a-z0-9][a-z0-9._-]*==[^\s;]+(?: ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?)$")


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def unknown_hosts(text: str) -> set[str]:
    return {host for host in ADDRESS.findall(text) if host.lower() not in KNOWN_HOSTS}


@pytest.mark.parametrize("path", tracked(), ids=name)
def test_names_no_machine_path_and_no_unknown_host(path):
    text = text_of(path)
    assert not MACHINE_PATH.findall(text)
    assert not unknown_hosts(text)


@pytest.mark.parametrize(
    "text",
    ["see {}home/jo/project", "in {}root/data", "{}work/main/x", "{}tmp/x", "C:{0}Users{0}jo", "{}Users/jo/x"],
)
def test_a_machine_path_is_caught(text):
    assert any(MACHINE_PATH.search(text.format(mark)) for mark in "/\\")


@pytest.mark.parametrize("text", ["data/home/x", "pages/tmp/plan", "<home>/x", "../shared/data", "1/mnt/2"])
def test_a_path_of_the_project_is_not(text):
    assert not MACHINE_PATH.search(text)


def test_an_unknown_host_is_caught():
    assert unknown_hosts("fetch https" + "://example.org/simple") == {"example.org"}
    assert not unknown_hosts("http://127.0.0.1:8501")


def lock_faults(text: str) -> list[str]:
    return [line for line in text.splitlines() if not LOCK_LINE.match(line)]


def test_the_lock_holds_only_versions_and_hashes():
    assert not lock_faults((ROOT / "requirements.lock").read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", ["--index-url x", "six==1.0", "six @ file:x", "    # via x", "--find-links x"])
def test_a_lock_line_without_a_hash_or_with_a_place_is_caught(line):
    assert lock_faults(line)


def test_no_data_and_nothing_large_is_tracked():
    for path in tracked():
        relative = path.relative_to(ROOT)
        assert relative.parts[0] != "data", relative
        assert path.suffix not in {".duckdb", ".parquet", ".sqlite"}, relative
        assert path.stat().st_size < 2_000_000, relative

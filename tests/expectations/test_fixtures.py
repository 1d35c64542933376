"""The fixtures on disk are those that the index describes."""

from tests.extracts import clean, index, make


def test_every_fixture_is_the_clean_file_with_its_one_change():
    stale = [path.name for path, held in make.every_file().items() if not path.is_file() or path.read_bytes() != held]
    assert not stale, "run python -m tests.extracts.make"


def test_no_fixture_is_without_an_entry():
    held = {path for path in index.FOLDER.glob("*/**/*") if path.is_file() and "__pycache__" not in path.parts}
    assert held == set(make.every_file())


def test_each_source_has_a_clean_file_and_a_fault_of_each_kind():
    for source in clean.FILES:
        statuses = {fault.status for fault in index.faults() if fault.source == source}
        assert statuses == {"accepted", "refused"}, source

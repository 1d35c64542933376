"""Every faulty fixture through a whole load: what the report says, what is kept, and what is not."""

from types import SimpleNamespace

import pytest

from loaders import checking, refresh
from tests.extracts import clean, index
from warehouse import database
from warehouse.home import Home

FAULTS = index.faults()
PERSONAL = "Marker-Fictional"


def silent(text, fraction):
    """Progress that nobody watches."""


def figures(home):
    """Every row of the cube of the version in force."""
    connection, _ = database.connect(home.published, database.current(home.published))
    with connection:
        return connection.execute("select * from pcc.cube order by all").fetchall()


def load(home, paths):
    """The entries of the report, as `pcc load --json` prints them, by the path of the fixture."""
    report = refresh.load(home, [index.to_load(path) for path in paths], progress=silent)
    entries = report.document()["extracts"]
    assert len(entries) == len(paths)
    return {next(path for path in paths if path.as_posix().endswith(entry["file"])): entry for entry in entries}


@pytest.fixture(scope="module")
def loads(tmp_path_factory):
    """The clean files, then the refused ones, then the rest: each a load of its own into one home."""
    home = Home(tmp_path_factory.mktemp("home"))
    entries = load(home, [index.clean_file(source) for source in clean.FILES])
    before = figures(home)
    entries |= load(home, [fault.file for fault in FAULTS if fault.status == "refused"])
    after = figures(home)
    entries |= load(home, [fault.file for fault in FAULTS if fault.status == "accepted"])
    return SimpleNamespace(home=home, entries=entries, before=before, after=after)


@pytest.mark.parametrize("source", sorted(clean.FILES))
def test_a_clean_fixture_is_accepted_without_a_word(loads, source):
    entry = loads.entries[index.clean_file(source)]
    assert (entry["status"], entry["source"], entry["reasons"]) == ("accepted", source, [])
    assert (entry["read"], entry["loaded"], entry["set_aside"]) == (clean.ROWS, clean.ROWS, 0)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.source}-{fault.fault}")
def test_a_fault_ends_in_the_report_with_line_column_and_remedy(loads, fault):
    entry = loads.entries[fault.file]
    assert (entry["status"], entry["source"], entry["loaded"]) == (fault.status, fault.source, fault.loaded)
    (reason,) = [reason for reason in entry["reasons"] if reason["rule"] == fault.rule]
    assert (reason["line"], reason["column"]) == (fault.first, fault.column)
    assert fault.says in reason["message"]
    assert fault.remedy in reason["message"]


def test_every_row_read_is_loaded_or_set_aside(loads):
    for entry in loads.entries.values():
        assert entry["read"] == entry["loaded"] + entry["set_aside"]


def test_a_refused_extract_leaves_every_figure_as_it_was(loads):
    assert loads.before
    assert loads.after == loads.before


def test_of_an_extract_with_personal_data_not_a_byte_is_kept(loads):
    fault = next(fault for fault in FAULTS if fault.rule == "personal_data")
    assert PERSONAL.encode() in fault.file.read_bytes()
    holding = [
        path for path in loads.home.folder.rglob("*") if path.is_file() and PERSONAL.encode() in path.read_bytes()
    ]
    assert not holding
    assert loads.entries[fault.file]["sha256"] is None


def _earlier(value):
    return value.replace("/2016", "/2014").replace("2018-", "2014-").replace("2017/18", "2014/15")


@pytest.mark.parametrize("source", sorted(clean.FILES))
def test_no_report_quotes_a_row(tmp_path, source):
    """One row of nothing but the marker, one on another day, and one with a value too many."""
    marker = "Zzmarker"
    rows = clean.rows(source)
    rows[8] = dict.fromkeys(rows[0], marker)
    rows[9] = {name: _earlier(value) for name, value in rows[9].items()}
    text = clean.text(rows) + ",".join([marker] * (len(rows[0]) + 1)) + "\n"
    path = tmp_path / index.clean_file(source).name
    path.write_text(text, encoding="utf-8")
    (report,) = checking.check(Home(tmp_path / "home"), [path], progress=silent).extracts
    assert {"ragged_row", "inside_cover", "unusable_rows"} <= {reason.rule for reason in report.reasons}
    assert len(report.reasons) > 5
    assert marker.lower() not in repr(report).lower()


def test_a_check_says_the_same_and_keeps_nothing(loads, tmp_path):
    paths = [fault.file for fault in FAULTS if fault.source == "crime"]
    home = Home(tmp_path / "home")
    report = checking.check(home, paths, progress=silent)
    told = {entry["file"]: entry for entry in report.document()["extracts"]}
    for path in paths:
        checked = next(entry for file, entry in told.items() if path.as_posix().endswith(file))
        for key in ("status", "read", "loaded", "set_aside", "reasons"):
            assert checked[key] == loads.entries[path][key], path.name
    assert not home.folder.exists()

"""Moving to a lake and back: the same content, the same figures, the same journal."""

import shutil
from datetime import date

import duckdb
import pytest

import pcc as command_line
from loaders import held, refresh
from tests import boards as made
from tests.warehouse.test_boards import JANUARY, keep
from tests.warehouse.test_ledger import ABOUT
from warehouse import (
    board_changes,
    boards,
    build,
    database,
    journal,
    notebook,
    query,
)
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.notes import Said
from warehouse.places import Lake
from warehouse.published import open_warehouse


def choosing(monkeypatch, lake: Lake):
    """Have homes publish to the lake, or each in its own folder."""

    def choose(*, shared: bool) -> None:
        monkeypatch.setenv("PCC_WAREHOUSE", f"ducklake:postgres:{lake.catalogue}" if shared else "")

    return choose


def hashes(home: Home) -> dict:
    """The hash that a version says it has, the hash of what is there, and that of every table of it."""
    listed = "select schema_name, table_name from duckdb_tables() where database_name = 'pcc' order by all"
    connection, _ = database.connect(home.published)
    with connection:
        (said,) = connection.execute("select value from meta where key = 'content'").fetchone()
        tables = {}
        for schema, table in connection.execute(listed).fetchall():
            counted = f'select count(*), sum(hash(t)::hugeint) from "{schema}"."{table}" t'
            tables[f"{schema}.{table}"] = connection.execute(counted).fetchone()
        tables.pop("main.meta")  # which tells when it was built
        return {"said": said, "found": build.content_hash(connection), "tables": tables}


def check_there_and_back(home: Home, choose, rebuild) -> None:
    """The same content, and the same amounts of every measure in every area, from the lake as from the file."""
    choose(shared=False)
    plain, as_file = open_warehouse(home), hashes(home)
    assert as_file["said"] == as_file["found"]
    choose(shared=True)
    rebuild(home)
    assert database.versions(home.published) == [open_warehouse(home).version]
    assert hashes(home) == as_file
    from_lake = open_warehouse(home)
    every = "select * from cube order by all"
    assert from_lake.rows(every) == plain.rows(every) != []
    years = periods.spine("year", date(2012, 4, 1), date(2019, 3, 31))
    wanted = [(measure, year) for measure in plain.catalogue.measures for year in years]
    for area in plain.areas:
        assert from_lake.amounts(wanted, area) == plain.amounts(wanted, area)
    public, of_public = open_warehouse(home, audience="public"), "select * from public_cube order by all"
    assert public.rows(of_public) == plain.rows(of_public)
    with pytest.raises(duckdb.CatalogException):
        public.rows("select count(*) from finding")
    kept = database.copy(home.published, from_lake.version, home.folder)
    choose(shared=False)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{kept}' as pcc (read_only)")
        connection.execute("use pcc")
        assert build.content_hash(connection) == as_file["said"], "the file that a frozen Board keeps"
    for path in home.published.glob("*.duckdb"):
        path.unlink()
    rebuild(home)
    assert hashes(home) == as_file


def built(home: Home) -> None:
    build.publish(home, held.sources_known(), held.extracts(home))


def test_content_and_every_amount_are_the_same_in_a_file_and_in_a_lake(lake, forces_home, tmp_path, monkeypatch):
    home = Home(shutil.copytree(forces_home, tmp_path / "home"))
    check_there_and_back(home, choosing(monkeypatch, lake), built)


@pytest.mark.full
def test_the_sample_is_rebuilt_in_a_lake_and_back_through_the_gate(lake, sample_home, tmp_path, monkeypatch):
    home = Home(shutil.copytree(sample_home, tmp_path / "home"))
    rebuild = lambda home: refresh.rebuild(home, lambda words, fraction: None)  # noqa: E731
    check_there_and_back(home, choosing(monkeypatch, lake), rebuild)


@pytest.mark.full
def test_a_frozen_board_keeps_a_version_that_needs_no_lake(lake, tmp_path, monkeypatch):
    choose, home = choosing(monkeypatch, lake), Home(tmp_path / "home")
    choose(shared=True)
    extracts = [made.extract(tmp_path, 1, made.FIRST), made.extract(tmp_path, 2, made.LATER)]
    made.publish(home, made.FEBRUARY, extracts[:1])
    board = keep(home)
    made.publish(home, made.MARCH, extracts)
    assert board.version not in database.versions(home.published)
    assert boards.holder_of(home, board.version) == boards.folder(home, board)
    assert boards.faults(home, board) == []
    choose(shared=False)
    then = boards.opened(home, board)
    assert (board_changes.shown(query.figure(then, made.MEASURE, period=JANUARY)),) == board.figures


# ---- the journal ----------------------------------------------------------------------------------------------


def test_the_journal_goes_to_the_lake_and_back(lake, tmp_path, monkeypatch, capsys):
    choose, home = choosing(monkeypatch, lake), Home(tmp_path / "home")
    monkeypatch.setenv("PCC_HOME", str(home.folder))

    def take(came_from: object) -> int:
        monkeypatch.setattr("sys.argv", ["pcc", "take-journal", str(came_from)])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        return int(ended.value.code or 0)

    choose(shared=False)
    journal.record(home.journal, "load", "x.csv")
    thread = notebook.write(home.journal, "commentary", ABOUT, Said("Three series"), who="Jo")
    acts, threads = journal.acts(home.journal), notebook.threads(home.journal)
    choose(shared=True)
    assert take(home.folder / "absent.sqlite") == 2
    assert take(home.journal) == 0
    assert (journal.acts(home.journal), notebook.threads(home.journal)) == (acts, threads)
    journal.record(home.journal, "load", "y.csv")
    notebook.follow(home.journal, thread, "withdrawn", Said("Two"), who="Jo")
    assert [act.number for act in journal.acts(home.journal)] == [1, 2]
    assert take(home.journal) == 2, "a journal with entries takes no others"
    acts, threads = journal.acts(home.journal), notebook.threads(home.journal)
    choose(shared=False)
    home.journal.rename(home.folder / "before.sqlite")
    assert take(f"ducklake:postgres:{lake.catalogue}") == 0
    assert (journal.acts(home.journal), notebook.threads(home.journal)) == (acts, threads)
    assert "Entries taken: 4." in capsys.readouterr().out

"""A Board that can be replayed: the same files and the same figures, whatever was loaded since."""

import hashlib
import json
import shutil
from dataclasses import replace

import pytest

import pcc as command_line
from pages.packs import formats
from pages.packs.gathering import agenda, boards, frozen
from tests import boards as made
from warehouse import boards as kept
from warehouse import database, notebook
from warehouse.boards import CannotReplay
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.notes import Said, Subject
from warehouse.published import open_warehouse

YEAR_SO_FAR = periods.parse("2013-04..2014-01")


class Words:
    """A format that writes a pack's own words: every figure, note and move, and the last Board's version."""

    name, ending, own = "words", "txt", ""

    @staticmethod
    def write(pack, path):
        lines = [pack.title, pack.front.headline, pack.version, str(pack.front.since), pack.marking]
        lines += [f"{item.headline} {item.points} {item.notes} {item.lineage}" for item in pack.items]
        path.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def home(boards_homes, tmp_path):
    """A home as the Board of February 2014 found it, with a saved agenda of one measure, and commentary."""
    home = Home(shutil.copytree(boards_homes / "first", tmp_path / "home"))
    (home.config / "agendas").mkdir()
    _agenda(home, made.MEASURE)
    about = Subject(made.MEASURE, "force", YEAR_SO_FAR)
    notebook.write(home.journal, "commentary", about, Said("Three linked series"), who="Jo")
    return home


def _agenda(home, *measures):
    text = f'title = "Vehicles"\nmeasures = {json.dumps(measures)}\n'
    (home.config / "agendas" / "vehicles.toml").write_text(text, encoding="utf-8")


def asked(home, meeting="2014-02", **other):
    w = open_warehouse(home)
    return w, agenda.request(w, home.config, meeting, agenda="vehicles", **other)


def freeze(home, meeting="2014-02", **other):
    return frozen.freeze(home, *asked(home, meeting), [Words], **other)


def later(home, boards_homes):
    """A month passes: another extract, another agenda, other commentary, another marking, the first version gone."""
    made.revise(home, boards_homes)
    (home.config / "agendas").mkdir(exist_ok=True)
    _agenda(home, "recorded_crime", made.MEASURE)
    with (home.config / "home.toml").open("a", encoding="utf-8") as settings:
        settings.write('marking = "OFFICIAL-SENSITIVE"\n')
    about = Subject(made.MEASURE, "force", YEAR_SO_FAR)
    notebook.write(home.journal, "commentary", about, Said("Written later"), who="Jo")


def text(home, board, pack=None, folder=None):
    """The words of a Board's frozen file, or of a pack made anew."""
    if pack is None:
        return kept.file(home, board, board.files[0].name).decode()
    Words.write(pack, folder / "anew.txt")
    return (folder / "anew.txt").read_text(encoding="utf-8")


def test_a_frozen_board_gives_the_same_bytes_and_made_anew_the_same_whatever_was_loaded_since(
    home, boards_homes, tmp_path
):
    board = freeze(home)
    before = text(home, board)
    assert "327" in before and "Three linked series" in before
    later(home, boards_homes)
    assert board.version not in database.versions(home.published)
    (given,) = frozen.given(home, board, [board.files[0].name], tmp_path / "out")
    assert given.path.read_text(encoding="utf-8") == before and given.sha256 == board.files[0].sha256
    again = frozen.anew(home, board)
    assert text(home, board, again, tmp_path) == before
    assert (again.version, again.marking, len(again.items)) == (board.version, "OFFICIAL", 1)
    # What is in force says otherwise: the test would see a replay that read it.
    now = frozen.gather.gather(*asked(home, "2014-02"), notes=notebook.threads(home.journal))
    assert "330" in now.items[1].headline and len(now.items) == 2


class Slides(Words):
    """A format that takes the office's own look."""

    name, ending, own = "slides", "sld", "template.sld"

    @staticmethod
    def write(pack, path, own=b"as it ships"):
        path.write_bytes(own)


def test_a_frozen_board_keeps_the_office_s_template_and_what_is_made_anew_wears_it(home, tmp_path, monkeypatch, ask):
    monkeypatch.setattr(frozen, "offered", lambda: {"slides": Slides})
    monkeypatch.setattr(formats, "offered", lambda: {"slides": Slides})
    template = home.config / "template.sld"
    template.write_bytes(b"the house style of then")
    board = frozen.freeze(home, *asked(home), [Slides])
    assert [each.name for each in board.look] == ["template.sld"]
    assert kept.file(home, board, board.files[0].name) == b"the house style of then"
    template.write_bytes(b"that of now")
    anew = ask(home.folder, "pack", "--meeting", "2014-02", "--out", tmp_path / "out", "--anew")
    assert anew["files"][0]["sha256"] == board.files[0].sha256
    (kept.look(home, board) / "template.sld").write_bytes(b"put there since")
    assert "template.sld was changed" in kept.faults(home, board)
    # Of a Board that was frozen before templates were kept, and one frozen without any.
    assert kept.look(home, replace(board, look=None)) == home.config
    template.unlink()
    bare = frozen.freeze(home, *asked(home), [Slides], why="without")
    assert (bare.look, kept.file(home, bare, bare.files[0].name)) == ((), b"as it ships")
    template.write_bytes(b"that of now")
    again = ask(home.folder, "pack", "--meeting", "2014-02", "--out", tmp_path / "out", "--anew")
    assert again["files"][0]["sha256"] == bare.files[0].sha256


def test_the_next_board_tells_what_changed_since_the_frozen_one_and_keeps_that_too(home, boards_homes, tmp_path):
    first = freeze(home)
    later(home, boards_homes)
    _agenda(home, made.MEASURE)
    second = freeze(home, "2014-03")
    assert (second.before.version, second.before.frozen) == (first.version, True)
    assert {each.name for each in second.versions} == {f"pcc-{v}.duckdb" for v in (first.version, second.version)}
    since = frozen.anew(home, second).front.since
    (revised,) = since.revised
    assert (revised.period, revised.was.raw, revised.now.raw) == ("January 2014", 30, 33)
    assert [move.period for move in since.new] == ["February 2014"] and since.verdicts
    # The second can be replayed without the first.
    words = text(home, second)
    shutil.rmtree(kept.folder(home, first))
    assert text(home, second, frozen.anew(home, second), tmp_path) == words


def test_the_last_board_is_the_latest_frozen_before_the_meeting_of_the_audience_if_there_is_one(home, boards_homes):
    w, request = asked(home, "2014-02")
    internal = freeze(home)
    public = frozen.freeze(home, w, replace(request, audience="public"), [])
    later(home, boards_homes)
    now, march = asked(home, "2014-03")
    assert boards.last(home, march).w.version == internal.version and boards.last(home, march).frozen
    assert boards.last(home, replace(march, audience="public")).meeting == periods.parse(public.meeting)
    assert boards.last(home, march, since=now.version).w.version == now.version
    assert boards.last(home, request) is None or not boards.last(home, request).frozen


def test_a_board_whose_version_cannot_be_read_still_gives_its_files(home, tmp_path, monkeypatch):
    board = freeze(home)
    monkeypatch.setattr(database, "FORMAT", "99")
    with pytest.raises(CannotReplay, match="its files are kept"):
        frozen.anew(home, board)
    (given,) = frozen.given(home, board, [board.files[0].name], tmp_path / "out")
    assert hashlib.sha256(given.path.read_bytes()).hexdigest() == board.files[0].sha256


def test_a_changed_file_is_not_given_out(home, tmp_path):
    board = freeze(home)
    path = kept.folder(home, board) / "files" / board.files[0].name
    path.write_bytes(b"another")
    with pytest.raises(kept.FileChanged, match="is not what was frozen"):
        frozen.given(home, board, [path.name], tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_a_record_of_another_release_is_read_as_far_as_it_is_known(home):
    board = freeze(home)
    request = frozen.request_of(replace(board, request={**board.request, "of_another_release": 1}))
    assert request == asked(home)[1]


def test_the_commands_freeze_once_and_give_the_frozen_files_until_another_pack_is_asked_for(
    home, boards_homes, ask, tmp_path, monkeypatch
):
    monkeypatch.setattr(formats, "offered", lambda: {"pdf": Words})
    asked_for = ("--meeting", "2014-02", "--agenda", "vehicles")
    board = ask(home.folder, "freeze", *asked_for)
    assert (board["board"], board["intact"], board["measures"]) == ("2014-02-board-internal-1", True, 1)
    later(home, boards_homes)
    plain = ("pack", "--meeting", "2014-02", "--out", tmp_path)
    given, anew = ask(home.folder, *plain), ask(home.folder, *plain, "--anew")
    assert (given["frozen"], given["anew"], anew["anew"]) == (board["board"], False, True)
    assert given["files"][0]["sha256"] == anew["files"][0]["sha256"] == board["files"][0]["sha256"]
    assert ask(home.folder, *plain, "--plan", "2013-17")["frozen"] == board["board"]  # as the Board's page asks
    other = ask(home.folder, *plain, "--agenda", "vehicles")
    assert "frozen" not in other and other["version"] != board["version"]
    assert ask(home.folder, "boards")[0]["version"] == board["version"]


def test_wrong_use_of_the_commands(home, capsys, monkeypatch):
    def run(*arguments):
        monkeypatch.setenv("PCC_HOME", str(home.folder))
        monkeypatch.setattr("sys.argv", ["pcc", *arguments])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        assert ended.value.code == 2
        return capsys.readouterr().err

    keep = ("freeze", "--meeting", "2014-02", "--agenda", "vehicles")
    assert "is not a meeting" in run("freeze", "--meeting", "next")
    assert "There is no frozen Board '2014-02'" in run("pack", "--meeting", "2014-02", "--out", "x", "--anew")
    freeze(home)
    assert "was frozen on" in run(*keep) and len(kept.listed(home)) == 1

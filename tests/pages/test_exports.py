"""Files that a page gives: in the journal before a byte leaves, asked again as they are taken, and never elsewhere."""

import pytest

from pages.parts import exports, identity, roles, widgets
from pages.parts.roles import NotAllowed
from tests.pages.running import words
from warehouse import journal
from warehouse.ledger import LedgerFault
from warehouse.people import NotAdmitted


@pytest.fixture
def taken(tmp_path, monkeypatch):
    """Draws a button as it is drawn on a page of an empty home; what is called when somebody presses it."""
    monkeypatch.setenv("PCC_HOME", str(tmp_path))
    drawn = []
    monkeypatch.setattr(exports.st, "download_button", lambda label, data, **rest: drawn.append((data, rest)))
    monkeypatch.setattr(identity, "claims", lambda: None)

    def button(*given, draw=exports.button, **named):
        draw(*given, **named)
        return drawn.pop()

    return button


def acts(home):
    return [(act.kind, act.who, act.subject, act.why, act.version) for act in journal.acts(home / "journal.sqlite")]


def test_a_file_is_journalled_as_it_is_taken_and_not_as_its_button_is_drawn(taken, tmp_path, monkeypatch):
    monkeypatch.setenv("PCC_PERSON", "Sam")
    press, drawn = taken("Table as CSV", "a,b\n1,2\n", "OFFICIAL_table_v0003.csv", draw=widgets.download)
    assert acts(tmp_path) == []
    assert press() == b"\xef\xbb\xbfa,b\n1,2\n"
    assert acts(tmp_path) == [("export", "Sam", "OFFICIAL_table_v0003.csv", "for the internal audience", None)]
    assert drawn == {
        "file_name": "OFFICIAL_table_v0003.csv",
        "mime": "text/csv",
        "key": "file_OFFICIAL_table_v0003.csv",
        "on_click": "ignore",
    }
    press()
    assert len(acts(tmp_path)) == 2, "each time that it is taken"


def test_whom_it_is_for_and_what_it_was_made_of_are_kept(taken, tmp_path):
    press, drawn = taken("Save", b"%PDF", "pack.pdf", act="make packs", audience="public", version="0007-abc")
    assert press() == b"%PDF"
    assert drawn["mime"] == "application/pdf"
    assert acts(tmp_path)[0][2:] == ("pack.pdf", "for the public audience", "0007-abc")


def test_who_may_no_longer_read_is_given_nothing(taken, tmp_path, monkeypatch):
    """The button was drawn while they might; their role was taken away since."""
    (tmp_path / "config").mkdir()
    people = tmp_path / "config" / "people.toml"
    people.write_text('[people]\n"sam@example.org" = ["manager"]\n')
    said = {"email": "sam@example.org", "iat": 4_000_000_000, "aud": "us"}
    monkeypatch.setattr(identity, "claims", lambda: said)
    monkeypatch.setattr(identity, "client", lambda: "us")
    press, _ = taken("Save", b"x", "pack.pdf", act="make packs")
    assert press() == b"x"
    people.write_text('[people]\n"sam@example.org" = ["viewer"]\n')
    with pytest.raises(NotAllowed):
        press()
    people.write_text("")
    with pytest.raises(NotAdmitted):
        press()
    assert [who for _, who, *_ in acts(tmp_path)] == ["sam@example.org"]


def test_what_the_journal_cannot_tell_of_is_not_given(taken, tmp_path):
    press, _ = taken("Table as CSV", b"a", "a.csv")
    (tmp_path / "journal.sqlite").write_bytes(b"no journal" * 100)
    with pytest.raises(LedgerFault):
        press()


def test_a_page_says_which_configuration_is_in_force_and_since_when(run, tmp_path):
    path = tmp_path / "journal.sqlite"
    for mark in ("aaaa", "bbbb", "bbbb"):
        journal.record(path, "configuration", mark, why="home.toml 12345678", version="0001-abc", who="Sam")
    journal.record(path, "export", "table.csv", why="for the internal audience", version="0001-abc", who="Jo")
    told = words(run(tmp_path, "journal"))
    assert "The configuration in force is bbbb, since" in told
    assert "home.toml 12345678" in told
    assert "for the internal audience" in told
    assert "no configuration is in the journal" not in told.lower()


def test_a_role_may_take_what_it_may_see():
    viewer = roles.Person("Jo", frozenset(("viewer",)))
    assert roles.allowed(viewer, "read") is viewer
    with pytest.raises(NotAllowed):
        roles.allowed(viewer, "make packs")

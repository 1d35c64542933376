"""The weekly review as a message: the page's words, for its audience, safe in a mail program, sent by `pcc digest`."""

import hashlib
import json
from dataclasses import replace
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest

import pcc as command_line
from pages.packs import digest
from pages.packs.digest import CALM, Facts
from pages.packs.gathering.digest_facts import facts
from tests.measures.test_weekly_words import ANSWERED, BURGLARY, CALLS, review
from tests.pages.test_notes import NASTY
from tests.warehouse.mail_servers import HOST, free_port, server
from warehouse import journal
from warehouse import review as reviewing
from warehouse.measures import periods, weekly_words
from warehouse.public_reading import NotPublished

BASE = "http://127.0.0.1/board"
ABOUT = Facts("A force", "OFFICIAL", "internal", False, "0012-abcd", "version 0012, published today", BASE, ())


class Reader(HTMLParser):
    """What a mail program makes of the HTML: its tags with their attributes, and its words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.open = [], "", []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open += [] if tag in ("meta", "br") else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def test_it_says_what_the_page_says(sample):
    found = reviewing.review(sample, periods.parse("2015-W39"))
    mail = digest.made(found, replace(facts(sample, found, "internal"), base=BASE))
    said = Reader(mail.html).words
    assert mail.subject == f"OFFICIAL: ILLUSTRATIVE: {weekly_words.headline(found)}"
    for text in (said, mail.text):
        assert all(weekly_words.sentence(row) in text for row in found.exceptions)
        for row in found.rows:
            shown = weekly_words.value(row.measure, row.now), *(each for _, each in weekly_words.compared(row))
            assert row.measure.title in text and all(each in text for each in shown)
        assert weekly_words.ages(found) in text and weekly_words.CONTROLLED in text
        assert text.count("OFFICIAL") == 2 and digest.ILLUSTRATIVE in text
    assert mail.text.count(f"{BASE}/measure?") == len(found.exceptions)
    there = [each["href"] for each in Reader(mail.html).all("a")]
    assert there[0] == f"{BASE}/weekly?week=2015-W39" and len(there) == 1 + len(found.exceptions) + len(found.rows)


def test_it_can_be_read_by_a_mail_program_and_heard():
    read = Reader(digest.made(review(BURGLARY, CALLS, exceptions=[ANSWERED]), ABOUT).html)
    assert read.open == [] and read.all("html") == [{"lang": "en-GB"}]
    assert [tag for tag, _ in read.tags if tag in ("h1", "h2")] == ["h1", "h2", "h2"]
    assert [each.get("scope") for each in read.all("th")] == ["col"] * len(digest.COLUMNS) + ["row"] * 2
    layout = [each.get("role") for each in read.all("table")]
    assert layout == ["presentation", "presentation", None] and len(read.all("caption")) == 1
    # Nothing is fetched, and no style depends on a sheet that a mail program drops.
    assert not [tag for tag, _ in read.tags if tag in ("img", "style", "link", "script", "div")]
    assert not [attributes for _, attributes in read.tags if "class" in attributes]


def test_every_text_is_escaped_and_no_line_end_reaches_the_subject():
    nasty = replace(CALLS, measure=replace(CALLS.measure, title=NASTY), why=NASTY, evidence=None)
    about = replace(ABOUT, force=NASTY, marking=f"OFFICIAL\r\nBcc: {NASTY}", beware=(NASTY,))
    mail = digest.made(review(nasty, exceptions=[nasty]), about)
    assert "<script" not in mail.html and "<b>" not in mail.html and '"bold"' not in mail.html
    assert "\n" not in mail.subject and "\r" not in mail.subject


def test_nothing_that_stands_out_nothing_judged_and_a_week_not_received():
    calm = digest.made(review(CALLS), ABOUT)
    assert calm.subject == "OFFICIAL: Nothing stands out in the week to 31 March 2019"
    assert CALM in calm.text and CALM in calm.html and "<ol" not in calm.html
    unjudged = digest.made(review(replace(CALLS, evidence=None), tested=0), ABOUT)
    assert "Nothing is judged: no measure has enough weeks before this one" in unjudged.text
    late = replace(CALLS, week=periods.parse("2019-W12"), why="not received whole", evidence=None)
    assert "101 calls" in CALLS.measure.title and "(week to 24 March 2019)" in digest.made(review(late), ABOUT).text


def test_without_an_address_there_is_no_link():
    mail = digest.made(review(BURGLARY, exceptions=[BURGLARY]), replace(ABOUT, base=""))
    assert "href" not in mail.html and "measure?" not in mail.text


def test_the_public_has_no_weeks(sample, post_it, sample_home):
    with pytest.raises(NotPublished, match="figures by week"):
        reviewing.review(sample, periods.parse("2015-W39"), "public")
    assert "Not published: figures by week" in post_it(sample_home, "--audience", "public", status=2)
    assert not post_it.out.exists() and not post_it.acts()


@pytest.fixture
def post_it(monkeypatch, tmp_path, capsys):
    """`pcc digest` in this process, into a folder and a journal beside the shared sample; no server runs yet."""
    settings = {
        "PCC_JOURNAL": f"sqlite:///{tmp_path / 'journal.sqlite'}",
        "PCC_SMTP_HOST": HOST,
        "PCC_SMTP_PORT": str(free_port()),
        "PCC_SMTP_TLS": "none",
        "PCC_MAIL_FROM": "board@pcc.example",
        "PCC_MAIL_TO": "press@pcc.example",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    def run(home, *arguments, status=0):
        monkeypatch.setenv("PCC_HOME", str(home))
        out = str(tmp_path / "out")
        monkeypatch.setattr("sys.argv", ["pcc", "digest", "--out", out, *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        said = capsys.readouterr()
        assert ended.value.code == status, said
        return said.err if status else said.out

    run.out = tmp_path / "out"
    run.acts = lambda: [(act.kind, act.subject, act.why) for act in journal.acts(tmp_path / "journal.sqlite")]
    return run


def test_the_command_keeps_it_and_sends_it_once_or_again_when_asked(sample_home, sample, post_it, monkeypatch):
    found = reviewing.review(sample, periods.parse("2015-W39"))
    monkeypatch.setattr(reviewing, "review", lambda *asked: found)
    asked, told = ("--week", "2015-W39", "--send", "--json"), ("digest", "2015-W39 internal", "")
    away = post_it(sample_home, *asked, status=1)
    assert away.count("\n") == 1 and "cannot be reached" in away
    kept = (post_it.out / "OFFICIAL_weekly_review_2015-W39_internal_v0001.eml").read_bytes()
    assert post_it.acts() == [told]
    with server() as (box, port):
        monkeypatch.setenv("PCC_SMTP_PORT", str(port))
        sent, twice = (json.loads(post_it(sample_home, *asked)) for _ in "12")
        assert (sent["sent"], twice["sent"], len(box.messages)) == (1, 0, 1)
        assert "Sent to 1 address." in post_it(sample_home, *asked[:3], "--again") and len(box.messages) == 2
    (file,) = post_it.out.iterdir()
    assert file.read_bytes() == kept and sent["sha256"] == twice["sha256"] == hashlib.sha256(kept).hexdigest()
    read = message_from_bytes(kept, policy=policy.default)
    assert (read["Subject"], read["To"]) == (box.messages[0]["Subject"], "press@pcc.example")
    assert read.get_body(("html",)).get_content().startswith("<!DOCTYPE html>")
    gone = ("send", "2015-W39 internal", "to 1")
    assert post_it.acts() == [told, told, gone, told, told, gone]


def test_wrong_use_writes_nothing(sample_home, real_home, post_it, monkeypatch):
    monkeypatch.delenv("PCC_SMTP_HOST")
    assert "set PCC_SMTP_HOST" in post_it(sample_home, "--send", status=2)
    assert "whole week yet" in post_it(real_home, status=2)
    assert not post_it.out.exists() and not post_it.acts()

"""The Help pages: every task, with nothing loaded and on the sample; what the address may ask for."""

import html
import re

import pytest

from pages.parts import guide
from tests.pages import running
from tests.pages.running import address, markup, words


def guide_page():
    from pages.views import user_guide

    user_guide.show()


def statement_page():
    from pages.views import accessibility

    accessibility.show()


@pytest.fixture
def open_help(run, monkeypatch, tmp_path):
    monkeypatch.setitem(running.PAGES, "help", guide_page)
    monkeypatch.setitem(running.PAGES, "accessibility", statement_page)
    return lambda page="help", **asked: run(tmp_path / "empty", page, **asked)


def test_the_first_page_leads_to_every_task(open_help):
    found = markup(open_help())
    assert re.findall(r'href="help\?task=([a-z-]+)"', found) == list(guide.TASKS)
    assert found.count("<h1") == 1


@pytest.mark.parametrize("task", guide.TASKS)
def test_a_task_is_shown_whole_with_nothing_loaded(open_help, task):
    at = open_help(task=task)
    assert f"<h1>{guide.titles()[task]}</h1>" in markup(at)
    assert markup(at).count("<h1") == 1
    assert address(at) == {"task": task}
    assert "Nothing is published" not in words(at)
    assert "cannot be shown" not in words(at)


def test_every_picture_has_words_and_needs_nothing_fetched(open_help):
    for task in guide.TASKS:
        for picture in re.findall(r"<img[^>]*>", markup(open_help(task=task))):
            assert re.search(r'src="data:image/png;base64,', picture)
            assert re.search(r'alt="[^"]{20,}"', picture)


def test_every_link_leads_to_another_page_of_help(open_help):
    for task in guide.TASKS:
        for target in re.findall(r'<a href="([^"]+)"', markup(open_help(task=task))):
            path, _, asked = html.unescape(target).partition("?task=")
            assert path in {"help", "accessibility"}
            assert not asked or asked in guide.TASKS


def test_a_task_that_is_not_there_gives_the_list_and_says_so(open_help):
    at = open_help(task="<b>nothing")
    assert "<b>nothing" not in markup(at)
    assert "There is no task" in words(at)
    assert address(at) == {"task": "all"}


def test_the_accessibility_statement_is_shown(open_help):
    at = open_help("accessibility")
    assert "<h1>Accessibility statement</h1>" in markup(at)
    assert "Web Content Accessibility Guidelines, version 2.2" in words(at)

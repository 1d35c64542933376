"""Nothing published, nothing received, a wrong address, a fault of ours: each is said in plain words."""

import pytest

from tests.pages.running import PAGES, address, markup, words


@pytest.mark.parametrize("page", [page for page in PAGES if page != "load"])
def test_an_empty_home_says_how_to_load(run, tmp_path, page):
    at = run(tmp_path / "empty", page)
    assert "Nothing is published yet" in words(at)
    assert "pcc load" in words(at)


def test_a_measure_of_which_nothing_came_says_what_to_load(run, real_home):
    said = words(run(real_home, "measure", measure="missing_reports"))
    assert "This is not a zero." in said
    assert "pcc template missing" in said


def test_a_month_not_received_is_not_a_zero(run, real_home):
    said = words(run(real_home, "measure", measure="police_uk_crime", period="2023-05", span="all"))
    assert "not received for May 2023" in said
    board = words(run(real_home, "board", plan="open-data", period="2023-05"))
    assert "Nothing was received for May 2023" in board


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        ("board", {"plan": "1066"}, "There is no plan '1066'"),
        ("measure", {"measure": "nonsense"}, "There is no measure 'nonsense'"),
        ("measure", {"area": "npa:atlantis"}, "There is no area 'npa:atlantis'"),
        ("measure", {"period": "rubbish"}, "There is no period 'rubbish'"),
        ("data_quality", {"source": "gossip"}, "There is no source 'gossip'"),
    ],
)
def test_an_address_of_what_is_not_there_says_so_and_shows_the_rest(run, sample_home, page, asked, said):
    at = run(sample_home, page, **asked)
    assert said in words(at)
    assert address(at)[next(iter(asked))] != next(iter(asked.values()))


def test_markup_in_an_address_stays_text(run, sample_home):
    found = markup(run(sample_home, "measure", measure='<img src=x onerror="1">'))
    assert "<img src=x" not in found
    assert "&lt;img src=x" in found


def test_a_fault_of_ours_ends_in_plain_words(run, sample_home, monkeypatch):
    from pages.views import board

    def broken(*_):
        raise RuntimeError("a row value: SMITH")

    monkeypatch.setattr(board.board_table, "counts", broken)
    said = words(run(sample_home, "board"))
    assert "Something went wrong on our side (RuntimeError)" in said
    assert "SMITH" not in said


def test_settings_that_cannot_be_read_are_said(run, tmp_path):
    config = tmp_path / "config"
    config.mkdir()
    (config / "home.toml").write_text('colour = "blue"', encoding="utf-8")
    assert "unknown colour" in words(run(tmp_path, "board"))

"""What is made ahead of the first visitor: exactly what the pages open with, once a version, and nothing raised."""

import pytest
import streamlit as st

from pages.parts import warming
from warehouse import query, review


@pytest.fixture
def made(monkeypatch):
    """Each Board and each review that is worked out from now on, with nothing kept from before."""
    st.cache_resource.clear()
    heard = []

    def listening(name, work):
        return lambda *asked, **named: heard.append(name) or work(*asked, **named)

    monkeypatch.setattr(query, "board", listening("board", query.board))
    monkeypatch.setattr(review, "review", listening("review", review.review))
    return heard


def test_the_first_visitor_finds_the_board_and_the_review_made(run, sample_home, made, monkeypatch):
    monkeypatch.setenv("PCC_HOME", str(sample_home))
    key = warming.warm()
    assert made == ["board", "review"]
    run(sample_home, "board")
    run(sample_home, "weekly")
    assert made == ["board", "review"], "what the pages open with is not what was made ahead"
    assert warming.warm(key) == key
    assert made == ["board", "review"], "the same version was made again"


def test_a_home_with_nothing_published_is_looked_at_again_later(monkeypatch, tmp_path):
    monkeypatch.setenv("PCC_HOME", str(tmp_path))
    assert warming.warm() is None


def test_a_home_whose_settings_cannot_be_read_stops_nothing(monkeypatch, tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/home.toml").write_text("marking = [")
    monkeypatch.setenv("PCC_HOME", str(tmp_path))
    assert warming.warm() is None

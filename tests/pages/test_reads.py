"""What a page asks of the warehouse is kept by version: a second visitor's page asks it nothing at all."""

import tomllib

import pytest

from tests.house.source import ROOT
from tests.pages.running import PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_second_visit_asks_the_warehouse_nothing(run, sample_home, asked, page):
    first = run(sample_home, page)
    before = len(asked)
    second = run(sample_home, page)
    assert asked[before:] == []
    assert [each.proto.body for each in second.get("html")] == [each.proto.body for each in first.get("html")]


def test_a_first_visit_asks(run, sample_home, asked):
    run(sample_home, "measure", measure="robbery", period="2016-02", area="npa:charnwood")
    assert asked, "nothing was heard: this test has lost its subject"


def test_a_run_does_not_end_by_walking_every_object_of_the_process():
    """Streamlit would by itself, under the lock that every other visitor's page waits for; its tester never does."""
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False

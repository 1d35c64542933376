"""The estimate of better recording on a page: apart from the recorded figure, and only where there is one."""

import pytest

from tests.pages.running import markup, words


def test_the_page_shows_it_apart_from_the_recorded_figure(run, sample_home):
    at = run(sample_home, "measure", measure="recorded_crime", period="2018/19")
    assert "Better recording, or more crime? An estimate" in words(at)
    assert "about +9,000 (+6,200 to +11,700)" in words(at)
    assert "estimate" not in markup(at).split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize("asked", [{"period": "2014/15"}, {"area": "npa:charnwood"}, {"measure": "hate_crime"}])
def test_no_page_shows_it_where_there_is_none(run, sample_home, asked):
    at = run(sample_home, "measure", **({"measure": "recorded_crime", "period": "2018/19"} | asked))
    assert "Better recording, or more crime" not in words(at)

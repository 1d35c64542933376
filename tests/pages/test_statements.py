"""What kind of statistics the figures are, under every page of figures, and in full in Definitions."""

import pytest

from pages.parts import statements
from tests.pages.running import words

FIGURES = ("board", "weekly", "measure", "targets", "contact")


@pytest.mark.parametrize("page", FIGURES)
def test_a_page_of_figures_says_which_statistics_are_accredited(run, sample_home, page):
    assert "Police recorded crime is not an accredited official statistic" in words(run(sample_home, page))


def test_definitions_have_the_statement_and_the_revisions_policy_in_full(run, sample_home):
    said = words(run(sample_home, "definitions"))
    assert statements.OFFICIAL[1] in said
    assert statements.REVISIONS[1] in said


def test_the_licence_stands_with_open_data_alone_and_a_slide_has_nothing_else():
    assert "Open Government Licence" in statements.foot(open_data=True)
    assert "Open Government Licence" not in statements.foot(open_data=False)
    assert "accredited" not in statements.foot(open_data=True, slide=True)
    assert statements.foot(open_data=False, slide=True) == ""

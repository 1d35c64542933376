"""The pages made from the tables and the catalogue are in step with them."""

import pytest

from tests.spec import print_docs
from tests.spec.figures import shipped
from warehouse.measures import dictionary


def test_the_measures_page_is_the_catalogue():
    page = (print_docs.DOCS / "measures.md").read_text(encoding="utf-8")
    assert page == dictionary.page(shipped()), "run python -m tests.spec.print_docs"


def test_the_statistics_page_holds_the_tables_as_they_are():
    page = (print_docs.DOCS / "statistics.md").read_text(encoding="utf-8")
    assert page == print_docs.statistics(page), "run python -m tests.spec.print_docs"
    for name in print_docs.PRINTED:
        assert f"<!-- table: {name} -->" in page


def test_a_marker_that_names_no_table_is_caught():
    with pytest.raises(KeyError):
        print_docs.statistics("<!-- table: nothing -->\n<!-- end -->")


@pytest.mark.parametrize("measure", shipped().measures)
def test_every_measure_is_told_once_on_its_page(measure):
    page = dictionary.page(shipped())
    assert page.count(f'<a id="{measure}"></a>') == 1

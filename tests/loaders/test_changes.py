"""What a version says otherwise than the one before it, by loads of fictional extracts."""

from datetime import date

from tests.loaders.test_refresh import extract, home, load
from warehouse import changes, database
from warehouse.changes import Changes, Loaded
from warehouse.published import open_warehouse

__all__ = ["home"]


def test_a_revised_month_gives_each_figure_before_and_after_and_a_new_month_counts_as_new(home, tmp_path):
    load(home, extract(tmp_path, "2016-10", ["03/10/2016", "20/10/2016"]))
    first = database.current(home.published)
    load(home, extract(tmp_path / "later", "2016-10", ["03/10/2016"]), extract(tmp_path, "2016-11", ["03/11/2016"]))
    before, after = open_warehouse(home, first), open_warehouse(home)
    october, november = date(2016, 10, 1), date(2016, 11, 30)
    found = changes.changes(before, after, [Loaded("crime", october, date(2016, 10, 31))])
    burglary = next(each for each in found.revised if each.measure.id == "domestic_burglary")
    assert (burglary.was.value, burglary.now.value) == (2, 1)
    assert found.added == 0
    whole = changes.changes(before, after, [Loaded("crime", october, november)])
    assert whole.revised == found.revised
    assert whole.added > 0
    assert changes.changes(after, before, [Loaded("crime", october, november)]).added == 0
    assert changes.changes(after, after, [Loaded("crime", october, november)]) == Changes((), 0)

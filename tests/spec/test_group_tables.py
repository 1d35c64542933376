"""Each row of the tables of forces and of targets set by them."""

import pytest

from tests.spec.group_tables import AGAINST, TARGETS, compared, years
from warehouse.measures import against_words
from warehouse.measures.target_setting import setting


@pytest.mark.parametrize("row", AGAINST.rows, ids=lambda row: row[0])
def test_a_force_beside_its_group(row):
    forces, mean, above, rank = row
    found = compared(forces)
    assert (found.mean and f"{found.mean:.2f}") == mean
    if mean is None:
        assert found.why == rank
        assert (found.own, found.above) == (None, None)
    else:
        assert f"{found.above:.1f}" == above
        assert against_words.rank(found.own, found.standings) == rank


@pytest.mark.parametrize("row", TARGETS.rows, ids=lambda row: row[0])
def test_a_target_of_appendix_b(row):
    written, trend, position, reduction, milestones, due = row
    found = setting(years(written))
    told = {True: "yes", False: "no", None: "cannot be told"}
    assert told[found.attention.due] == due
    if reduction is None:
        assert milestones in found.why
        assert (found.trend, found.position, found.reduction, found.steps) == (None, None, None, ())
    else:
        assert (f"{100 * found.trend:.1f}", f"{found.position:.2f}") == (trend, position)
        assert f"{100 * found.reduction:.1f}" == reduction
        assert ", ".join(str(step.count) for step in found.steps) == milestones

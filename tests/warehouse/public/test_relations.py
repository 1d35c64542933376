"""Relations between columns: found when they hold, and not made up from columns that are too short to tell."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.public import relations

DRAW = np.random.default_rng(3)


def drawn(rows, columns):
    return DRAW.integers(0, 50, size=(rows, columns)).astype(np.int64)


def spanned(columns, found):
    """Whether each relation holds; and how many independent ones there are."""
    for relation in found:
        assert not sum(columns[:, at].astype(object) * times for at, times in relation.items()).any()
    matrix = np.zeros((len(found), columns.shape[1]))
    for row, relation in enumerate(found):
        for at, times in relation.items():
            matrix[row, at] = times
    return int(np.linalg.matrix_rank(matrix)) if len(found) else 0


def test_sums_and_proportions_of_many_columns_are_found():
    base = drawn(60, 6)
    columns = np.column_stack(
        [base, base[:, :5].sum(axis=1), base[:, 0] * 2000, base[:, 1], 3 * base[:, 2] - base[:, 3]]
    )
    assert spanned(columns, relations.every(columns)) == 4


def test_columns_that_have_nothing_to_do_with_each_other_have_no_relation():
    columns = drawn(60, 8)
    assert relations.every(columns) == []
    assert relations.short(columns, 8) == []


def test_what_holds_in_as_few_rows_as_there_are_columns_is_chance():
    assert relations.every(drawn(3, 8)) == []


def test_short_relations_are_found_in_few_rows():
    base = drawn(12, 4)
    columns = np.column_stack([base, base[:, 0] + base[:, 1], base[:, 0] + base[:, 1] + base[:, 2], 7 * base[:, 3]])
    assert spanned(columns, relations.short(columns, 8)) == 3
    columns = np.column_stack([base[:, 0], base[:, 1], base[:, 2], base[:, 0] + base[:, 1] - base[:, 2]])
    assert spanned(columns, relations.short(columns, 8)) == 1


def test_nothing_is_told_of_columns_with_fewer_rows_than_asked():
    base = drawn(5, 2)
    assert relations.short(np.column_stack([base, base.sum(axis=1)]), 8) == []


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(-2, 2), min_size=4, max_size=4), min_size=1, max_size=4), st.integers(0, 99))
def test_as_many_relations_are_found_as_columns_are_made_of_others(mixes, seed):
    base = np.random.default_rng(seed).integers(0, 50, size=(40, 4)).astype(np.int64)
    made = base @ np.array(mixes, dtype=np.int64).T
    columns = np.column_stack([base, made])
    columns = columns[:, columns.any(axis=0)]
    assert spanned(columns, relations.every(columns)) == columns.shape[1] - np.linalg.matrix_rank(columns)

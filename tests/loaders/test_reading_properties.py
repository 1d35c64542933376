"""Properties of reading: whatever is written is read, and whatever pollutes a file, no line of it is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import delimited, dialect, reading
from loaders.headers import Header
from tests.loaders.writing import CRIME, HEADER, row, rows, save, text


def column(read, name):
    return read.table[name].to_pylist()


def lines(read):
    return read.table["line"].to_pylist()


@pytest.mark.parametrize("huge", ["x" * 300_000, '"' + "x" * 300_000, '"x",' * 100_000])
def test_a_line_beyond_all_measure_is_set_aside_alone(tmp_path, huge):
    first, second = text(rows(2)).splitlines()[1:]
    for lines_given in ([first, huge, second], [first, second, huge]):
        read = reading.read(save(tmp_path, "\n".join([",".join(HEADER), *lines_given])), CRIME)
        assert read.table.num_rows == 2
        assert len(read.ragged) == 1


CELL = st.text(alphabet=st.sampled_from("ab,;\t|\" \n'é£1/"), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_what_is_read(tmp_path, cells, delimiter, newline):
    body = [row(n, beat=a, status=b, domestic=c) for n, (a, b, c) in enumerate(cells)]
    read = reading.read(save(tmp_path, text(body, delimiter=delimiter, newline=newline).encode()), CRIME)
    expected = [tuple(cell.strip() or None for cell in (line[3], line[4], line[5])) for line in body]
    got = list(zip(*(column(read, name) for name in ("beat", "status", "domestic")), strict=True))
    assert got == expected
    assert not read.ragged


PIECE = st.sampled_from(
    ["FIC/1,17/10/2016,28A,LW01,recorded,N,,N,N", '"', ",", "\n", "\r\n", "\0", "é", ",,,,,,,,", 'x"y', "Total"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECE, max_size=25))
def test_nothing_is_lost_of_polluted_text(tmp_path, pieces):
    """Whatever follows the header: each line with something in it is a row, a ragged row or a closing line."""
    content = text(rows(1)) + "".join(pieces)
    read = reading.read(save(tmp_path, content), CRIME)
    found = sorted([*lines(read), *(line for line, _ in read.ragged)])
    assert found == sorted(set(found))
    assert lines(read) == sorted(lines(read))
    if '"' not in content:
        full = [n for n, line in enumerate(dialect.lines_of(content), 1) if line.strip(", \r\n")]
        closing = sum(int(note.split()[0]) for note in read.notes if "closing" in note)
        assert found == full[1 : len(full) - closing]


@settings(max_examples=100, deadline=None)
@given(
    body=st.lists(st.lists(st.sampled_from(["a", "", " ", "é", '"q,q"', "x y"]), min_size=1, max_size=4), max_size=12)
)
def test_the_swift_way_and_the_patient_way_agree(body):
    """Where Arrow is certain, it gives what Python's csv gives."""
    header = Header(1, 1, ("p", "q", "r"))
    content = "".join(",".join(cells) + "\n" for cells in body)
    swift = delimited.swift(content.encode(), ",", header, [0, 2])
    patient = delimited.patient(content.splitlines(keepends=True), ",", header, [0, 2])
    if swift is not None:
        assert [c.to_pylist() for c in swift.columns] == [c.to_pylist() for c in patient.columns]
        assert swift.lines.tolist() == patient.lines.tolist()
        assert swift.ragged == patient.ragged

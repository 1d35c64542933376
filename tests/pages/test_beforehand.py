"""What is made while a reader reads: in its turn, once somebody works, and without a word when it fails."""

import pytest

from pages.parts import beforehand


@pytest.fixture(autouse=True)
def a_fresh_start(monkeypatch):
    monkeypatch.setattr(beforehand, "_WORKED", False)
    monkeypatch.setattr(beforehand, "_AFTER", 0.0)
    yield
    while not beforehand._WAITING.empty():
        beforehand._WAITING.get_nowait()


def test_without_a_server_that_does_it_nothing_waits():
    beforehand.put(lambda: pytest.fail("made where nobody works"))
    beforehand.work(0.01)


def test_what_is_put_is_made_in_its_turn_and_a_fault_stops_nothing():
    made = []
    beforehand.work(0.0)
    for make in (lambda: made.append(1), lambda: 1 / 0, lambda: made.append(2)):
        beforehand.put(make)
    beforehand.work(0.05)
    assert made == [1, 2]


def test_with_many_waiting_the_next_is_left_to_who_asks():
    made = []
    beforehand.work(0.0)
    for number in range(9):
        beforehand.put(lambda number=number: made.append(number))
    beforehand.work(0.05)
    assert made == [0, 1, 2, 3]


def test_a_reviewed_week_has_the_one_before_it_made(run, sample_home, monkeypatch):
    put = []
    monkeypatch.setattr(beforehand, "put", put.append)
    run(sample_home, "weekly", week="2016-W18")
    assert [make().week.ends.isoformat() for make in put] == ["2016-05-01"]

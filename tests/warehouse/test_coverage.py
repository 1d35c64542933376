"""Which extract speaks for which day, held against a plain day-by-day twin."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from warehouse.coverage import Covering, days_within, merged, shared, winners

FIRST = date(2018, 4, 1)


def at(day: int) -> date:
    return FIRST + timedelta(days=day)


def covering(extract: str, first: int, last: int, source: str = "crime", force: str = "ours") -> Covering:
    return Covering(source, force, at(first), at(last), extract)


def by_day(coverings: list[Covering]) -> dict[tuple[str, str, date], str]:
    found = {}
    for one in coverings:
        for number in range((one.ends - one.starts).days + 1):
            key = (one.source, one.force, one.starts + timedelta(days=number))
            assert key not in found, "two extracts speak for one day"
            found[key] = one.extract
    return found


def test_a_later_extract_replaces_exactly_its_days():
    standing = winners([covering("a", 0, 29), covering("b", 10, 12)])
    assert by_day(standing)["crime", "ours", at(9)] == "a"
    assert by_day(standing)["crime", "ours", at(11)] == "b"
    assert by_day(standing)["crime", "ours", at(13)] == "a"


def test_sources_and_forces_do_not_replace_each_other():
    standing = winners([covering("a", 0, 5), covering("b", 0, 5, source="asb"), covering("c", 0, 5, force="theirs")])
    assert {one.extract for one in standing} == {"a", "b", "c"}


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.lists(st.tuples(spans, st.sampled_from(["crime", "asb"])), max_size=8))
def test_winners_equal_the_plain_twin(received):
    coverings = [covering(str(n), *span, source=source) for n, (span, source) in enumerate(received)]
    twin = {}
    for one in coverings:
        twin |= by_day([one])
    assert by_day(winners(coverings)) == twin


@given(st.lists(st.lists(spans, max_size=4), min_size=1, max_size=3))
def test_shared_days_are_those_that_every_source_covers(sources):
    dated = [[(at(a), at(b)) for a, b in spans_] for spans_ in sources]
    common = shared(dated)
    for number in range(41):
        everyone = all(any(a <= number <= b for a, b in spans_) for spans_ in sources)
        assert days_within(common, at(number), at(number)) == int(everyone)


def test_touching_spans_are_joined():
    assert merged([(at(3), at(4)), (at(0), at(2)), (at(8), at(9))]) == [(at(0), at(4)), (at(8), at(9))]

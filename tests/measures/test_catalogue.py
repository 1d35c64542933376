"""The catalogue: what it refuses, and in what words."""

from datetime import date
from pathlib import Path

import pytest

from tests.measures.files import EVENT, PLAIN, PLAN, SETS, TARGET, faults, plain, written
from warehouse.measures import catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plain(tmp_path / "shipped")


def test_a_plain_catalogue_is_read(folder):
    known = catalogue.load(folder)
    things = known.get("things")
    assert (things.id, things.noun, things.numerator.mart, things.placements[0].priority) == (
        "things",
        "things",
        "crime",
        3,
    )
    assert known.plan("test").themes[0].title == "One"
    assert known.code_sets["offence.things"].codes == ("1", "2")
    assert known.events_of(things)[0].breaks


def test_prose_loses_the_line_ends_that_it_was_typed_with(folder):
    text = PLAIN.replace('"Things that were counted."', '"""\nThings that\nwere counted.\n"""')
    assert (
        catalogue.load(written(folder, definitions__things=text)).get("things").definition
        == "Things that were counted."
    )


@pytest.mark.parametrize(
    ("change", "to", "said"),
    [
        ('better = "lower"', 'bettr = "lower"', "unknown key 'bettr'; the known keys are title,"),
        ('better = "lower"', 'bettr = "lower"', "Did you mean better?"),
        ('better = "lower"', "", "'better' is missing"),
        ('better = "lower"', 'better = "down"', "'better' must be one of lower, higher, neither"),
        ('grain = "day"', 'grain = "span"', "'grain' must be one of day, week, month, quarter, year"),
        ('"They add up."', '"  "', "'why_it_matters' is blank"),
        ('title = "Things"', "title = 3", "'title' must be text in quotation marks"),
        ("reviewed = 2026-11-22", "reviewed = 2026-11-22T10:00:00", "'reviewed' must be a date such as 2013-04-01"),
        ("next_review = 2027-11-22", "next_review = 2025-11-22", "'next_review' is before 'reviewed'"),
        ('sources = ["crime"]', 'sources = "crime"', "'sources' must be a list of texts"),
        ('sources = ["crime"]', "sources = []", "'sources' is empty"),
        ('from = "crime"', 'form = "crime"', "things.toml, numerator: unknown key 'form'"),
        ("priority = 3", "priority = true", "placements 1: 'priority' must be a whole number"),
        ('plan = "test"', 'plan = "tset"', "unknown plan 'tset'; the plans are test"),
        ('theme = "one"', 'theme = "two"', "plan test has no theme 'two'; it has one"),
        ("'things')", "'thing')", "unknown code set 'offence.thing'; the code sets are offence.things. Did you mean"),
        ('unit = "count"', 'unit = "percent"', "a measure in percent needs a denominator"),
        ("[numerator]", 'starts = 2018-01-01\nends = 2017-01-01\n[numerator]', "'ends' is before 'starts'"),
        ("[numerator]", 'succeeded_by = "thinks"\n[numerator]', "'succeeded_by' names no measure: thinks."),
        ("[numerator]", "survey = true\n[numerator]", "a survey measure is a percent whose parts name a weight"),
        ("[numerator]", '[denominator]\nfrom = "crime"\n[numerator]', "a measure in count has no denominator"),
        ("[numerator]", "[numerator", "cannot be read as TOML"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file(folder, change, to, said):
    assert change in PLAIN
    found = faults(written(folder, definitions__things=PLAIN.replace(change, to, 1)))
    assert any(fault.startswith("definitions/things.toml") and said in fault for fault in found), found


@pytest.mark.parametrize(
    ("change", "to", "said"),
    [
        ("value = -0.13", "value = -13", "a change is a share: write -0.13 for 13%"),
        ("value = -0.13", "value = 0.13", "the change +0.13 goes against better = 'lower'"),
        ("value = -0.13", "value = nan", "'value' must be a number"),
        ("value = -0.13", "", "a change target has a 'value'"),
        ("baseline = 2012-04-01", "", "a change target needs a 'baseline'"),
        ("baseline = 2012-04-01", "baseline = 2012-01-01", "'baseline' must be a 1 April before the target starts"),
        ("baseline = 2012-04-01", "baseline = 2013-04-01", "'baseline' must be a 1 April before the target starts"),
        ("ends = 2014-03-31", "ends = 2012-03-31", "targets 1: 'ends' is before 'starts'"),
        ('kind = "change"', 'kind = "level"', "a level target has no 'baseline'"),
        (
            'kind = "change"',
            'kind = "wish"',
            "'kind' must be one of change, level, direction, watch, amount, milestone",
        ),
        ('kind = "change"', 'kind = "watch"', "a watch target has no 'value'"),
        ('kind = "change"', 'kind = "direction"\ndirection = "up"', "the direction 'up' goes against better = 'lower'"),
        ('kind = "change"', 'kind = "direction"', "a direction target has a 'direction'"),
        ('source = "A plan"', "", "'source' is missing"),
        ('source = "A plan"', f'source = "A plan"\n{TARGET}', "two change targets overlap from 2013-04-01"),
    ],
)
def test_a_fault_of_a_target_is_told_with_its_number(folder, change, to, said):
    found = faults(written(folder, definitions__things=PLAIN + TARGET.replace(change, to, 1)))
    assert any(fault.startswith("definitions/things.toml") and said in fault for fault in found), found


AMOUNT = TARGET.replace('"change"', '"amount"').replace("-0.13", "4400000")


@pytest.mark.parametrize(
    ("change", "to", "said"),
    [
        ("baseline = 2012-04-01", "baseline = 2013-04-01", None),
        ("baseline = 2012-04-01", "", "an amount target needs a 'baseline', the 1 April from which it is added up"),
        ("baseline = 2012-04-01", "baseline = 2014-04-01", "'baseline' must be a 1 April no later than the target's"),
        ("baseline = 2012-04-01", "baseline = 2012-06-01", "'baseline' must be a 1 April no later than the target's"),
        ("value = 4400000", "", "an amount target has a 'value'"),
    ],
)
def test_an_amount_is_added_up_from_a_first_of_april(folder, change, to, said):
    more = PLAIN.replace('better = "lower"', 'better = "higher"') + AMOUNT.replace(change, to)
    written(folder, definitions__things=more)
    if said is None:
        assert catalogue.load(folder).get("things").targets[0].baseline == date(2013, 4, 1)
    else:
        assert any(said in fault for fault in faults(folder))


def test_an_amount_is_for_what_adds_up_and_grows(folder):
    assert "needs a measure whose 'better' is higher" in faults(written(folder, definitions__things=PLAIN + AMOUNT))[0]
    stock = PLAIN.replace('better = "lower"', 'better = "higher"\nnature = "stock"')
    assert "give a rate or a stock a level" in faults(written(folder, definitions__things=stock + AMOUNT))[0]


def test_weights_are_read_and_asked_for_by_name(folder):
    heavy = """
        [severity]
        title = "Severity"
        source = "An office"
        licence = "Open"
        confidence = "check"
        weights = { "1" = 5.5, "2" = 1 }
    """
    asked = PLAIN + "value = \"sum(offence_weight(offence_code, 'severity'))\"\n"
    known = catalogue.load(written(folder, definitions__things=asked, code_weights=heavy))
    assert known.code_weights["severity"].weights == {"1": 5.5, "2": 1}
    written(folder, definitions__things=asked.replace("'severity'", "'harm'"))
    assert "unknown code set 'weight.harm'" in faults(folder)[0]
    written(folder, definitions__things=asked, code_weights=heavy.replace("5.5", '"heavy"'))
    assert "code_weights.toml, severity: 'weights' must be a table of numbers" in faults(folder)[0]


def test_a_target_needs_a_measure_that_knows_better(folder):
    neither = PLAIN.replace('better = "lower"', 'better = "neither"')
    assert "needs a measure whose 'better'" in faults(written(folder, definitions__things=neither + TARGET))[0]


def test_every_fault_of_every_file_is_told_together(folder):
    found = faults(
        written(
            folder,
            definitions__things=PLAIN.replace("title", "tittle").replace('"day"', '"hour"'),
            definitions__others=PLAIN.replace("'things'", "'nothing'"),
            plans__test=PLAN.replace("ends = 2017-03-31", "ends = 2012-03-31"),
            code_sets=SETS.replace('["1", "2"]', '["1", "1"]'),
            events=EVENT.replace('sources = ["crime"]', 'measures = ["thing"]'),
        )
    )
    told = "\n".join(found)
    for part in (
        "'tittle'",
        "'grain' must be",
        "offence.nothing",
        "plans/test.toml",
        "holds a code twice",
        "no measure: thing.",
    ):
        assert part in told
    assert len(found) >= 7


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("code_sets", "[offense.things]\n", "unknown table 'offense'"),
        ("code_sets", SETS.replace('["1", "2"]', "[]"), "code set 'offence.things' is empty"),
        ("code_sets", SETS + "starts = 2018-01-01\nends = 2017-01-01\n", "'ends' is before 'starts'"),
        ("events", EVENT.replace("[[events]]", "[[event]]"), "unknown key 'event'; the known key is events"),
        ("events", 'events = "none"', "'events' must be a list of tables"),
        ("events", EVENT.replace('sources = ["crime"]\n', ""), "names neither sources nor measures"),
        ("plans__other", PLAN, "plan 'test' is in two files"),
        (
            "plans__test",
            PLAN.replace("themes = [", 'themes = [{ id = "one", title = "Uno" }, '),
            "theme 'one' is there twice",
        ),
        ("definitions__things", PLAIN.replace("grain", 'nature = "flow"\ngrain'), "one of tally, amount, stock"),
        ("definitions__things", PLAIN.replace("grain", 'national_measure = "Less"\ngrain'), "one of Reduce murder"),
        ("definitions__Bad Name", PLAIN, "the file's name must be lower-case"),
        ("definitions__empty", "", "definitions/empty.toml: is empty"),
    ],
)
def test_a_fault_of_another_file_is_told_with_its_name(folder, name, text, said):
    found = faults(written(folder, **{name: text}))
    assert any(said in fault for fault in found), found

"""The measures, run once each at build: what every place had on every day, before any division.

A definition's own SQL is executed here and nowhere else, so a fault in it is found before anything is published and no
reader ever runs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.coverage import Span, merged
from warehouse.faults import Plain
from warehouse.measures import cohorts
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.model import Measure, Part

SQL = Path(__file__).parent / "sql"
# What a part adds up besides its own side; the sample size is kept for the side that is divided by.
WHOLE_MONTHS = ("month", "quarter", "year")
NOTHING = {"numerator": "0", "denominator": "null", "responses": "0", "weight_squared": "0"}


class MeasureErrors(Plain):
    """Definitions that do not run, all of them together: a line each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def measure_sql(measure: Measure) -> str:
    """The SQL that a definition comes to, for the build and for the reader of its page."""
    parts = [_part(measure, measure.numerator, "numerator")]
    if measure.denominator is not None:
        parts.append(_part(measure, measure.denominator, "denominator"))
    template = (SQL / "measure_cube.sql").read_text(encoding="utf-8")
    return template.replace("{parts}", "\nunion all\n".join(parts))


def ages_sql(measure: Measure) -> str:
    """The SQL of a cohort's rate at every age at once: a reading for each age would take as long as all together.

    What has the outcome is looked for among the crimes that the rate is of, which a share never leaves.
    """
    columns = ", ".join(f"outcome_{age}" for age in cohorts.AGES)
    return _filled(
        "cohort_ages",
        mart=measure.numerator.mart,
        of=cohorts.crimes_of(measure),
        where=measure.numerator.where.strip(),
        numerator=measure.numerator.value,
        denominator=measure.denominator.value if measure.denominator else "null",
        day=_day(measure),
        ages=", ".join(str(age) for age in cohorts.AGES),
        columns=columns,
    )


def fill(connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure]) -> None:
    """Run every measure into the cube, cohorts at their ages too. Raises MeasureErrors naming each that fails."""
    faults = []
    for measure in measures:
        try:
            for sql in (measure_sql(measure), *([ages_sql(measure)] if measure.ages else [])):
                connection.execute(sql, _bound(measure))
        except duckdb.Error as fault:
            faults.append(f"{measure.id}: {_first_line(fault)}")
    if faults:
        raise MeasureErrors(faults)


def fill_mix(connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure]) -> None:
    """What became of the crimes of every cohort, those of the same crimes once. For definitions that `fill` has run."""
    held = tuple(measures)
    for name in sorted(set(cohorts.mix_names(held).values())):
        (measure,) = (each for each in held if each.id == name)
        sql = _filled("cohort_mix", mart=measure.numerator.mart, of=cohorts.crimes_of(measure))
        connection.execute(sql, {"measure": name})


def check(published: database.Place, known: Catalogue) -> list[str]:
    """What is wrong with each definition against the published warehouse, without running it; empty when all compile.

    Raises NothingPublished.
    """
    connection, _ = database.connect(published)
    # Nothing is looked up in it here, and a version built before there were weights has none.
    connection.execute("create temp table offence_weight (name varchar, code varchar, weight decimal(18, 4))")
    define_sets(connection)
    faults = []
    for measure in known.measures.values():
        sides = {"numerator": measure.numerator, "denominator": measure.denominator}
        for name, side in sides.items():
            try:
                if side is not None:
                    connection.execute("explain " + _part(measure, side, name))
            except duckdb.Error as fault:
                faults.append(f"{measure.id}, {name}: {_first_line(fault)}")
    return faults


def spoken_for(connection: duckdb.DuckDBPyConnection, measure: Measure, force: str) -> list[Span]:
    """The days that a measure's own rows speak for; always, where its extracts speak for all that they cover.

    A return speaks for its own period and measure alone: one that did not come is not received, never zero.
    """
    if measure.numerator.mart != "returns":
        return [(date.min, date.max)]
    sql = f"select distinct day, last_day from mart.returns where force = $force and ({measure.numerator.where})"
    return merged(connection.execute(sql, {"force": force}).fetchall())


def define_sets(connection: duckdb.DuckDBPyConnection) -> None:
    """Let definitions say `offence_in(code, 'a_set')`, `outcome_in` alike, and `offence_weight(code, 'a_table')`.

    A code that a table of weights does not hold has no weight: sums leave it out.
    """
    for kind in ("offence", "outcome"):
        connection.execute(
            f"create or replace temp macro {kind}_in(code_asked, set_asked) as "
            f"code_asked in (select code from {kind}_set where name = set_asked)"
        )
    connection.execute(
        "create or replace temp macro offence_weight(code_asked, table_asked) as "
        "(select any_value(weight) from offence_weight where name = table_asked and code = code_asked)"
    )


def _part(measure: Measure, part: Part, side: str) -> str:
    amounts = dict(NOTHING)
    amounts[side] = f"sum({part.weight})" if part.weight else part.value
    if side == "denominator":
        amounts["responses"] = "count(*)"
        amounts["weight_squared"] = f"sum({part.weight} * {part.weight})" if part.weight else "0"
    rows, where = f"mart.{part.mart}", part.where.strip()
    return _filled("measure_part", **amounts, rows=rows, day=_day(measure), where=where).strip()


def _filled(name: str, **expressions: str) -> str:
    """An SQL file with each {name} in it replaced."""
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    for key, expression in expressions.items():
        text = text.replace(f"{{{key}}}", expression)
    return text


def _day(measure: Measure) -> str:
    """The day that a row stands at.

    A measure that has no figure for less than a month stands at the month's first day, in a thirtieth of the room.
    """
    return "date_trunc('month', day)::date" if measure.grain in WHOLE_MONTHS else "day"


def _bound(measure: Measure) -> dict[str, object]:
    return {"measure": measure.id, "starts": measure.starts or date.min, "ends": measure.ends or date.max}


def _first_line(fault: duckdb.Error) -> str:
    return str(fault).splitlines()[0]

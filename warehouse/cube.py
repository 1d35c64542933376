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


def fill(connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure]) -> None:
    """Run every measure into the cube, cohorts at their ages too. Raises MeasureErrors naming each that fails."""
    faults = []
    for measure in (each for one in measures for each in (one, *cohorts.at_ages(one))):
        try:
            connection.execute(measure_sql(measure), _bound(measure))
        except duckdb.Error as fault:
            faults.append(f"{measure.id}: {_first_line(fault)}")
    if faults:
        raise MeasureErrors(faults)


def check(published: Path, known: Catalogue) -> list[str]:
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
    text = (SQL / "measure_part.sql").read_text(encoding="utf-8").strip()
    for name, expression in {**amounts, **_rows(measure, part), "where": part.where.strip()}.items():
        text = text.replace(f"{{{name}}}", expression)
    return text


def _rows(measure: Measure, part: Part) -> dict[str, str]:
    """Where a part's rows come from, and the day that they stand at.

    A measure that has no figure for less than a month stands at the month's first day, in a thirtieth of the room.
    """
    day = "date_trunc('month', day)::date" if measure.grain in WHOLE_MONTHS else "day"
    if part.as_stood is None:
        return {"rows": f"mart.{part.mart}", "day": day}
    aged = (SQL / "as_stood.sql").read_text(encoding="utf-8").partition("\n")[2].strip()
    return {"rows": aged.replace("{days}", str(part.as_stood)).replace("{mart}", part.mart), "day": day}


def _bound(measure: Measure) -> dict[str, object]:
    return {"measure": measure.id, "starts": measure.starts or date.min, "ends": measure.ends or date.max}


def _first_line(fault: duckdb.Error) -> str:
    return str(fault).splitlines()[0]

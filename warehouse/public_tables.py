"""What there is to read in a version that is opened for the public: views of some tables, and of no others.

A statement of the public's warehouse finds these and nothing else, so that no page made for it can read more: the
protected cube, what it takes to name and date its figures, and the whole of the open data.
"""

from __future__ import annotations

import duckdb

from warehouse.measures import catalogue

USE = "USE memory.main"
# Tables that hold no amount, or protected ones alone.
_WHOLE = (
    "meta", "source", "coverage", "measure_coverage", "offence_set", "outcome_set", "offence_weight", "areas",
    "area_place", "population", "no_resident_rate", "boundary", "public_cube",
)  # fmt: skip
_OPEN_MEASURES = "select id from pcc.measure where (definition->>'$.open_data')::boolean"
# Of an extract what says whether it came, and no number of its rows.
_EXTRACT = """
create view extract as select * replace (
    null::bigint as read, null::bigint as loaded, null::bigint as set_aside, null::bigint as control_total
) from pcc.extract
"""
# Which measures' months vary by more than chance is no secret; by how much rests on months that may be withheld.
_DISPERSION = f"""
create view dispersion as
select measure, case when measure in ({_OPEN_MEASURES}) then phi end as phi from pcc.dispersion
"""


def lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views beside an attached version."""
    held = {name for (name,) in connection.execute(
        "select table_name from duckdb_tables() where database_name = 'pcc' and schema_name = 'main'"
    ).fetchall()}  # fmt: skip
    connection.execute(USE)
    for name in (*_WHOLE, *catalogue.TABLES):
        if name in held:
            connection.execute(f"create view {name} as from pcc.{name}")
    connection.execute(f"create view cube as from pcc.cube where measure in ({_OPEN_MEASURES})")
    connection.execute(_DISPERSION)
    connection.execute(_EXTRACT)
    connection.execute("create schema mart")
    connection.execute("create view mart.area as from pcc.mart.area")

"""The twin's own reading of the Home Office's tables: what each force had of each measure in each quarter."""

import csv
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.twin_measures import DOMESTIC_BURGLARY, FROM_VEHICLE, INJURY, OF_VEHICLE, RESIDENTIAL_BURGLARY, code

VICTIM_GROUPS = {
    "Violence against the person",
    "Sexual offences",
    "Robbery",
    "Theft offences",
    "Criminal damage and arson",
}
MEASURES: dict[str, Callable[[dict[str, str]], bool]] = {
    "home_office_crime": lambda row: True,
    "home_office_victim_based": lambda row: row["Offence Group"] in VICTIM_GROUPS,
    "home_office_domestic_burglary": lambda row: code(row["Offence Code"]) in DOMESTIC_BURGLARY,
    "home_office_residential_burglary": lambda row: code(row["Offence Code"]) in RESIDENTIAL_BURGLARY,
    "home_office_violence_with_injury": lambda row: code(row["Offence Code"]) in INJURY,
    "home_office_theft_from_vehicle": lambda row: code(row["Offence Code"]) in FROM_VEHICLE,
    "home_office_theft_of_vehicle": lambda row: code(row["Offence Code"]) in OF_VEHICLE,
}
# Where data.police.uk's name for a force is not the Home Office's in small letters with hyphens.
OTHERWISE = {
    "british-transport-police": "btp",
    "london,-city-of": "city-of-london",
    "metropolitan-police": "metropolitan",
}
Read = dict[tuple[str, str, date], int]


def read(path: Path) -> Read:
    """Offences by measure, force and first day of the quarter; a quarter in which a force has a row is there, at 0."""
    found: Read = defaultdict(int)
    with path.open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            name = row["Force Name"].lower().replace(" ", "-")
            quarter = int(row["Financial Quarter"])
            year = int(row["Financial Year"][:4])
            first = date(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1)
            for measure, holds in MEASURES.items():
                found[measure, OTHERWISE.get(name, name), first] += holds(row) * int(row["Number of Offences"])
    return found

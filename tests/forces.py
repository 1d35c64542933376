"""A home of fictional figures of real forces: three years of one offence as the Home Office lays it out, in a group."""

from pathlib import Path

from tests.extracts import clean

GROUP = """
title = "A fictional group, not the real one"
kind = "most_similar"
source = "Made up for a test"
members = [
    { force = "leicestershire" }, { force = "derbyshire" }, { force = "devon-and-cornwall" },
    { force = "btp", starts = 2018-04-01 },
]
"""
MEASURE = "home_office_theft_from_vehicle"
# Offences a quarter of each force, whose people are a thousand.
COUNTS = {"2016/17": (20, 40, 40), "2017/18": (20, 38, 36), "2018/19": (20, 36, 32)}
FORCES = {"leicestershire": "Leicestershire", "derbyshire": "Derbyshire", "devon-and-cornwall": "Devon and Cornwall"}


def write(home: Path) -> Path:
    """The home's own group and populations, and the file to load into it."""
    (home / "config" / "groups").mkdir(parents=True)
    (home / "config" / "groups" / "fictional.toml").write_text(GROUP, encoding="utf-8")
    people = ["area,year,population,source", *(f"force:{name},2012,1000,Made up" for name in FORCES)]
    (home / "config" / "populations.csv").write_text("\n".join(people), encoding="utf-8")
    rows = [
        clean.rows("home_office")[20]
        | {
            "Financial Year": year,
            "Financial Quarter": str(quarter),
            "Force Name": force,
            "Number of Offences": f" {n} ",
        }
        for year, counts in COUNTS.items()
        for quarter in range(1, 5)
        for force, n in zip(FORCES.values(), counts, strict=True)
    ]
    path = home / "home_office.csv"
    path.write_text(clean.text(rows), encoding="utf-8")
    return path

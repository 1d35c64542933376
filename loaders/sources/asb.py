"""Anti-social behaviour incidents: one row an incident, on the day it was reported."""

from loaders.source import Column, Source

SOURCE = Source(
    title="Anti-social behaviour",
    pattern=r"^(asb|anti[ _-]?social[ _-]behaviour)([ _.-].*)?\.(csv|xlsx)$",
    day="reported_date",
    rhythm_days=31,
    settles_days=7,
    columns=(
        Column(
            "reference",
            synonyms=("incident reference", "incident number", "incident no", "asb reference"),
            required=True,
            about="The incident's own reference; kept in landing and staging only.",
        ),
        Column(
            "reported_date",
            synonyms=("date reported", "reported", "reported on"),
            kind="date",
            required=True,
            about="The day it was reported: day/month/year or year-month-day.",
        ),
        Column(
            "reported_time",
            synonyms=("time reported", "time"),
            kind="time",
            about="Time of day, 24 hours: HH:MM. Blank when not known.",
        ),
        Column(
            "category",
            synonyms=("asb category", "asb type"),
            required=True,
            values=("personal", "nuisance", "environmental"),
            about="The national category.",
        ),
        Column("beat", synonyms=("beat code", "policing beat"), one_of="place", about="Beat code."),
        Column("lsoa", synonyms=("lsoa code", "lsoa11cd", "lsoa21cd"), one_of="place", about="LSOA code."),
        Column(
            "repeat_victim",
            synonyms=("repeat", "repeat victim flag", "repeat flag"),
            kind="flag",
            required=True,
            about="Y or N: the victim had reported before.",
        ),
    ),
)

"""Missing person reports: one row a report, on the day it was made."""

from loaders.source import Column, Source

SOURCE = Source(
    title="Missing person reports",
    pattern=r"^missing([ _-]persons?)?([ _.-].*)?\.(csv|xlsx)$",
    day="reported_date",
    rhythm_days=31,
    settles_days=7,
    columns=(
        Column(
            "reference",
            synonyms=("report reference", "missing reference", "misper reference"),
            required=True,
            about="The report's own reference; kept in landing and staging only.",
        ),
        Column(
            "reported_date",
            synonyms=("date reported", "reported", "reported on"),
            kind="date",
            required=True,
            about="The day it was reported: day/month/year or year-month-day.",
        ),
        Column("age", synonyms=("age in years", "age at report"), kind="integer", about="Age in whole years."),
        Column(
            "risk",
            synonyms=("risk level", "risk grade", "risk assessment"),
            required=True,
            values=("no apparent", "low", "medium", "high", "absent"),
            about="The assessed risk; absent was in use from April 2013 until it was withdrawn.",
        ),
        Column(
            "location_code",
            synonyms=("key location", "key location code"),
            required=True,
            values=("K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9"),
            about="One of the nine key locations; blank when it is none of them.",
        ),
        Column(
            "repeat",
            synonyms=("repeat flag", "repeat report", "repeat missing"),
            kind="flag",
            required=True,
            about="Y or N: the person had been reported missing before.",
        ),
        Column(
            "hours_missing",
            synonyms=("duration hours", "hours"),
            kind="number",
            about="Hours from last seen to found; blank while still missing.",
        ),
        Column("beat", synonyms=("beat code", "policing beat"), one_of="place", about="Beat code."),
        Column("lsoa", synonyms=("lsoa code", "lsoa11cd", "lsoa21cd"), one_of="place", about="LSOA code."),
    ),
)

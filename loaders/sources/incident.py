"""Command and control incidents: one row an incident, for demand and response times."""

from loaders.source import Column, Source

SOURCE = Source(
    title="Incidents",
    pattern=r"^incidents?([ _.-].*)?\.(csv|xlsx)$",
    day="opened",
    rhythm_days=31,
    settles_days=7,
    columns=(
        Column(
            "reference",
            synonyms=("incident reference", "incident number", "incident no", "log number"),
            required=True,
            about="The incident's own reference; kept in landing and staging only.",
        ),
        Column(
            "opened",
            synonyms=("opened at", "date opened", "created", "created at", "opened date time"),
            kind="datetime",
            required=True,
            about="When the log was opened, local time: day/month/year HH:MM.",
        ),
        Column(
            "grade",
            synonyms=("response grade", "priority grade"),
            kind="integer",
            required=True,
            values=("1", "2", "3", "4"),
            about="1 is an emergency.",
        ),
        Column(
            "first_attendance",
            synonyms=("first attended", "first at scene", "attended at", "first attendance date time"),
            kind="datetime",
            required=True,
            about="When the first officer arrived, local time; blank when nobody was sent.",
        ),
        Column("closing_type", synonyms=("closing code", "closing class", "closure type"), about="How it was closed."),
        Column(
            "domestic",
            synonyms=("domestic flag", "domestic abuse", "domestic abuse flag", "da flag"),
            kind="flag",
            required=True,
            about="Y or N.",
        ),
        Column("hate", synonyms=("hate flag", "hate incident"), kind="flag", required=True, about="Y or N."),
        Column("mental_health", synonyms=("mental health flag",), kind="flag", required=True, about="Y or N."),
        Column("non_crime", synonyms=("non crime flag", "non crime incident"), kind="flag", about="Y or N."),
        Column(
            "licensed_premises",
            synonyms=("licensed premises flag", "in or near licensed premises"),
            kind="flag",
            required=True,
            about="Y or N: in or near licensed premises.",
        ),
        Column("beat", synonyms=("beat code", "policing beat"), one_of="place", about="Beat code."),
        Column("lsoa", synonyms=("lsoa code", "lsoa11cd", "lsoa21cd"), one_of="place", about="LSOA code."),
    ),
)

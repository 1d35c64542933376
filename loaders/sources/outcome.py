"""Outcomes of crimes: one row each time an outcome is recorded; the latest of a crime supersedes the earlier ones.

The offence code, flags and place of the crime come along, because the crime may be older than any crime extract.
"""

from loaders.source import Column, Source

SOURCE = Source(
    title="Crime outcomes",
    pattern=r"^(crime[ _-])?outcomes?([ _.-].*)?\.(csv|xlsx)$",
    day="outcome_date",
    rhythm_days=31,
    settles_days=30,
    columns=(
        Column(
            "crime_reference",
            synonyms=("reference", "crime ref", "crime number", "crime no", "crime reference number"),
            required=True,
            about="The reference of the crime that the outcome belongs to.",
        ),
        Column(
            "outcome_code",
            synonyms=("outcome", "outcome type", "outcome number", "home office outcome"),
            kind="code",
            required=True,
            about="Home Office outcome code, such as 1, 1A, 8 or 14; 0 is not yet assigned.",
        ),
        Column(
            "outcome_date",
            synonyms=("date of outcome", "outcome recorded date", "date outcome recorded", "outcome recorded"),
            kind="date",
            required=True,
            about="The day the outcome was recorded: day/month/year or year-month-day.",
        ),
        Column(
            "offence_code",
            synonyms=("home office code", "ho code", "home office offence code", "offence class", "ho offence code"),
            kind="code",
            required=True,
            about="Home Office offence code of the crime.",
        ),
        Column(
            "domestic",
            synonyms=("domestic flag", "domestic abuse", "domestic abuse flag", "da flag"),
            kind="flag",
            required=True,
            about="Y or N: the crime is domestic abuse.",
        ),
        Column(
            "hate_strands",
            synonyms=("hate", "hate strand", "hate crime strands", "hate motivation", "hate crime strand"),
            required=True,
            values=("disability", "race", "religion", "sexual orientation", "transgender", "age", "gender"),
            about="Every strand of the crime that holds, parted by semicolons; blank when none.",
        ),
        Column(
            "child_abuse",
            synonyms=("child abuse flag", "ca flag"),
            kind="flag",
            required=True,
            about="Y or N: the crime is child abuse.",
        ),
        Column("beat", synonyms=("beat code", "policing beat"), one_of="place", about="Beat code of the crime."),
        Column("lsoa", synonyms=("lsoa code", "lsoa11cd", "lsoa21cd"), one_of="place", about="LSOA code of the crime."),
    ),
)

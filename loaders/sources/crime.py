"""Recorded crime: one row a notifiable offence, on the day it was recorded."""

from loaders.source import Column, Source

SOURCE = Source(
    title="Recorded crime",
    pattern=r"^(recorded[ _-])?crimes?([ _.-].*)?\.(csv|xlsx)$",
    day="recorded_date",
    rhythm_days=31,
    settles_days=30,
    columns=(
        Column(
            "reference",
            synonyms=("crime reference", "crime ref", "crime number", "crime no", "crime reference number"),
            required=True,
            about="The crime's own reference; kept in landing and staging only.",
        ),
        Column(
            "recorded_date",
            synonyms=("date recorded", "recorded", "recorded on", "date crime recorded"),
            kind="date",
            required=True,
            about="The day the crime was recorded: day/month/year or year-month-day.",
        ),
        Column(
            "committed_from",
            synonyms=("committed from date", "offence date from", "date committed", "committed on or from"),
            kind="datetime",
            about="When it was, or may first have been, committed: a date, or a date and time.",
        ),
        Column(
            "offence_code",
            synonyms=("home office code", "ho code", "home office offence code", "offence class", "ho offence code"),
            kind="code",
            required=True,
            about="Home Office offence code, such as 28A, 37/2 or 37.2.",
        ),
        Column("beat", synonyms=("beat code", "policing beat"), one_of="place", about="Beat code."),
        Column("lsoa", synonyms=("lsoa code", "lsoa11cd", "lsoa21cd"), one_of="place", about="LSOA code."),
        Column(
            "status",
            synonyms=("crime status", "record status"),
            required=True,
            values=("recorded", "cancelled", "transferred", "reclassified"),
            about="Cancelled and transferred crimes are not counted.",
        ),
        Column(
            "domestic",
            synonyms=("domestic flag", "domestic abuse", "domestic abuse flag", "da flag"),
            kind="flag",
            required=True,
            about="Y or N: domestic abuse.",
        ),
        Column(
            "hate_strands",
            synonyms=("hate", "hate strand", "hate crime strands", "hate motivation", "hate crime strand"),
            required=True,
            values=("disability", "race", "religion", "sexual orientation", "transgender", "age", "gender"),
            about="Every strand that holds, parted by semicolons; blank when it is not a hate crime.",
        ),
        Column(
            "child_abuse",
            synonyms=("child abuse flag", "ca flag"),
            kind="flag",
            required=True,
            about="Y or N: child abuse.",
        ),
        Column(
            "cse",
            synonyms=("cse flag", "child sexual exploitation", "child sexual exploitation flag"),
            kind="flag",
            required=True,
            about="Y or N: child sexual exploitation.",
        ),
        Column("knife", synonyms=("knife flag", "knife crime", "bladed article"), kind="flag", about="Y or N."),
        Column("cyber", synonyms=("cyber flag", "cyber crime", "online crime"), kind="flag", about="Y or N."),
        Column("alcohol", synonyms=("alcohol flag", "alcohol related"), kind="flag", about="Y or N."),
        Column("rural", synonyms=("rural flag", "rural crime"), kind="flag", about="Y or N."),
        Column(
            "licensed_premises",
            synonyms=("licensed premises flag", "in or near licensed premises"),
            kind="flag",
            about="Y or N: in or near licensed premises.",
        ),
        Column(
            "drug_class",
            synonyms=("class of drug",),
            values=("A", "B", "C"),
            about="The highest class of drug; blank when there is none.",
        ),
        Column(
            "committed_time",
            synonyms=("time committed", "committed from time", "offence time", "time of day"),
            kind="time",
            about="Time of day, 24 hours: HH:MM. Blank when not known.",
        ),
        Column(
            "victim_key",
            synonyms=("victim id", "victim pseudonym", "pseudonymous victim key"),
            about="A key that stands for the victim; never a name or a force's own person number.",
        ),
    ),
)

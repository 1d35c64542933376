"""What a year of the Home Office's police recorded crime open data must hold."""

from expectations import kinds, shared
from expectations.rule import Rule

FORCES = (
    "Avon and Somerset", "Bedfordshire", "British Transport Police", "Cambridgeshire", "Cheshire", "City of London",
    "Cleveland", "Cumbria", "Derbyshire", "Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex",
    "Gloucestershire", "Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire",
    "Leicestershire", "Lincolnshire", "London, City of", "Merseyside", "Metropolitan Police", "Norfolk", "North Wales",
    "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire",
    "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia", "West Midlands",
    "West Yorkshire", "Wiltshire",
)  # fmt: skip
# They record fraud for the whole country and have no territory; the last was replaced by the one before it.
FRAUD_BODIES = ("Action Fraud", "CIFAS", "UK Finance", "Financial Fraud Action UK")
GROUPS = (
    "criminal damage and arson",
    "drug offences",
    "fraud offences",
    "miscellaneous crimes",
    "possession of weapons offences",
    "public order offences",
    "robbery",
    "sexual offences",
    "theft offences",
    "violence against the person",
)
CODE = r"^(?:\d{1,3}[A-Z]?(?:\.\d{1,2})?|AF|CIFAS|FFAUK|UKFINANCE)$"
NUMBER = "expected a whole number, such as 145, or -00 for none"

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.holds(
        "quarter_given",
        "financial_year",
        reads=("day",),
        derive=lambda frame: frame["day"].notna(),
        words=(
            "the year and quarter are missing or cannot be read",
            "expected a financial year such as 2017/18 and a quarter from 1 to 4",
            "offences are counted in their quarter",
        ),
    ),
    kinds.given("force_name", "offences are counted for the force that recorded them", "expected the force's name"),
    kinds.known(
        "force_name",
        (*FORCES, *FRAUD_BODIES),
        "a name that is not known would make a force of its own, and leave the one that was meant short",
        remedy="expected a force's name as the Home Office writes it, such as Devon and Cornwall",
    ),
    kinds.given("offence_code", "without its code an offence is in no offence group"),
    kinds.shaped(
        "offence_code",
        CODE,
        "not an offence code",
        "expected a Home Office code, such as 28E or 37.2; in a spreadsheet, format the column as text",
        "a code that a spreadsheet made a date is in no offence group",
    ),
    kinds.given("offence_group", "the group tells victim-based crime from the rest"),
    kinds.known(
        "offence_group",
        GROUPS,
        "the group tells victim-based crime from the rest",
        severity="warn",
        remedy="the row is kept and counted in all crime only",
    ),
    kinds.given("offences", "this is the figure itself", NUMBER, fault="missing or not a whole number"),
    kinds.holds(
        "offences_below_zero",
        "offences",
        reads=("offences",),
        derive=lambda frame: ~frame["offences"].lt(0),
        severity="warn",
        words=(
            "below 0: a correction of earlier quarters",
            "the count is kept as published, so that the year adds up",
            "a quarter's figure can be too low where an earlier one was too high",
        ),
    ),
    shared.first_copy("offence_code", "offence"),
)

"""Aggregate returns by partners and departments: one row a measure, period and area, already added up."""

from loaders.source import Column, Source

SOURCE = Source(
    title="Partners' and departments' returns",
    pattern=r"^returns?([ _.-].*)?\.(csv|xlsx)$",
    day="period_from",
    rhythm_days=92,
    settles_days=0,
    columns=(
        Column(
            "measure",
            synonyms=("measure id", "measure name", "indicator"),
            required=True,
            about="The name that the measure's definition uses, such as custody_visits.",
        ),
        Column(
            "period_from",
            synonyms=("period start", "start date", "from"),
            kind="date",
            required=True,
            about="First day of the period: day/month/year or year-month-day.",
        ),
        Column(
            "period_to",
            synonyms=("period end", "end date", "to"),
            kind="date",
            required=True,
            about="Last day of the period.",
        ),
        Column("area", synonyms=("area id", "geography"), required=True, about="The area, such as npa:charnwood."),
        Column("numerator", synonyms=("value", "count", "amount"), kind="number", required=True, about="The figure."),
        Column(
            "denominator",
            synonyms=("base", "out of"),
            kind="number",
            about="What the figure is out of; blank when it is a plain count or amount.",
        ),
    ),
)

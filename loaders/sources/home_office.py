"""Police recorded crime open data tables of the Home Office: one row a force, financial quarter and offence.

One file holds a year of every force of England and Wales, and the bodies that record fraud. Homicide stands in four
rows of one key, and a quarter's count can be below 0: both are the published form, and add up to the published totals.
Contains public sector information licensed under the Open Government Licence v3.0.
"""

from loaders.source import Column, Source

SOURCE = Source(
    title="Police recorded crime (Home Office)",
    pattern=r"^(prc-pfa|home[ _-]office)([ _.-].*)?\.(csv|xlsx)$",
    day="financial_year",
    rhythm_days=365,
    settles_days=0,
    force_column="force_name",
    many_forces=True,
    open_data=True,
    columns=(
        Column("financial_year", required=True, about="The financial year: 2017/18."),
        Column("financial_quarter", required=True, about="The quarter: 1 is April to June."),
        Column("force_name", required=True, about="The force that recorded the offences, or the body for fraud."),
        Column("offence_description", required=True, about="The offence in words."),
        Column("offence_group", required=True, about="One of the nine groups of the published tables."),
        Column("offence_subgroup", about="The part of the group."),
        Column("offence_code", kind="code", required=True, about="Home Office offence code, such as 28E or 37.2."),
        Column(
            "offences",
            synonyms=("number of offences", "offence count"),
            kind="integer",
            required=True,
            about="How many were recorded; below 0 where earlier quarters are corrected.",
        ),
    ),
)

"""Street-level crime as downloaded from data.police.uk: one file a month and force.

Every row counts, whole-row duplicates too: anti-social behaviour carries no identifier and its copies are real.
Contains public sector information licensed under the Open Government Licence v3.0.
"""

from loaders.source import Column, Source

SOURCE = Source(
    title="Street-level crime (data.police.uk)",
    pattern=r"^\d{4}-\d{2}-(?P<force>[a-z-]+)-street\.csv$",
    day="month",
    rhythm_days=62,
    settles_days=0,
    force_column="falls_within",
    not_used=r"^\d{4}-\d{2}-[a-z-]+-(outcomes|stop-and-search)\.csv$",
    open_data=True,
    columns=(
        Column("crime_id", about="Blank for anti-social behaviour; not unique in some forces."),
        Column("month", required=True, about="The month of the crime: YYYY-MM."),
        Column("reported_by", about="The force that sent the row."),
        Column("falls_within", required=True, about="The force whose area the crime is in."),
        Column("longitude", kind="number", about="Of the anonymised point; blank without a location."),
        Column("latitude", kind="number", about="Of the anonymised point; blank without a location."),
        Column("location", about="A street or place near the anonymised point, or No Location."),
        Column("lsoa", synonyms=("lsoa code",), required=True, about="LSOA code; blank without a location."),
        Column("lsoa_name", required=True, about="LSOA name: the district and a suffix."),
        Column("crime_type", required=True, about="One of the site's crime types."),
        Column("outcome", synonyms=("last outcome category",), about="The latest outcome when the file was made."),
        Column("context", about="Not used by the site."),
    ),
)

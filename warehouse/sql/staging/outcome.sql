-- Outcomes of crimes, typed beside their text. A crime may have several: only a whole repeat is a second copy.
SELECT
    extract,
    line,
    "row",
    as_date(outcome_date) AS day,
    crime_reference,
    row_number() OVER (
        PARTITION BY extract, crime_reference, as_code(outcome_code), as_date(outcome_date) ORDER BY line
    ) = 1 OR crime_reference IS NULL AS first_copy,
    as_code(outcome_code) AS outcome_code,
    outcome_code AS outcome_code_text,
    as_date(outcome_date) AS outcome_date,
    outcome_date AS outcome_date_text,
    readable(outcome_date, as_date(outcome_date)) AS outcome_date_ok,
    as_code(offence_code) AS offence_code,
    offence_code AS offence_code_text,
    as_flag(domestic) AS domestic,
    domestic AS domestic_text,
    readable(domestic, as_flag(domestic)) AS domestic_ok,
    as_strands(hate_strands) AS hate_strands,
    hate_strands AS hate_strands_text,
    readable(hate_strands, as_strands(hate_strands)) AS hate_strands_ok,
    as_flag(child_abuse) AS child_abuse,
    child_abuse AS child_abuse_text,
    readable(child_abuse, as_flag(child_abuse)) AS child_abuse_ok,
    upper(beat) AS beat,
    upper(lsoa) AS lsoa,
    place_of(beat, lsoa) AS place
FROM raw

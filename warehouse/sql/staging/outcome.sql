-- Outcomes of crimes, typed beside their text. A crime may have several: only a whole repeat is a second copy.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        crime_reference,
        row_number() OVER (
            PARTITION BY extract, crime_reference, as_code(outcome_code), as_date(outcome_date) ORDER BY line
        ) = 1 OR crime_reference IS NULL AS first_copy,
        as_code(outcome_code) AS outcome_code,
        outcome_code AS outcome_code_text,
        as_date(outcome_date) AS outcome_date,
        outcome_date AS outcome_date_text,
        as_code(offence_code) AS offence_code,
        offence_code AS offence_code_text,
        as_flag(domestic) AS domestic,
        domestic AS domestic_text,
        as_strands(hate_strands) AS hate_strands,
        hate_strands AS hate_strands_text,
        as_flag(child_abuse) AS child_abuse,
        child_abuse AS child_abuse_text,
        upper(beat) AS beat,
        upper(lsoa) AS lsoa,
        place_of(beat, lsoa) AS place
    FROM raw
)

SELECT
    *,
    outcome_date AS day,
    readable(outcome_date_text, outcome_date) AS outcome_date_ok,
    readable(domestic_text, domestic) AS domestic_ok,
    readable(hate_strands_text, hate_strands) AS hate_strands_ok,
    readable(child_abuse_text, child_abuse) AS child_abuse_ok
FROM typed

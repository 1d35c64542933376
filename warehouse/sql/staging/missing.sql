-- Missing person reports, typed beside their text.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        reference,
        row_number() OVER (PARTITION BY extract, reference ORDER BY line) = 1 OR reference IS NULL AS first_copy,
        as_date(reported_date) AS reported_date,
        reported_date AS reported_date_text,
        as_integer(age) AS age,
        age AS age_text,
        as_words(risk) AS risk,
        upper(location_code) AS location_code,
        as_flag(repeat) AS repeat,
        repeat AS repeat_text,
        as_number(hours_missing) AS hours_missing,
        hours_missing AS hours_missing_text,
        upper(beat) AS beat,
        upper(lsoa) AS lsoa,
        place_of(beat, lsoa) AS place
    FROM raw
)

SELECT
    *,
    reported_date AS day,
    readable(reported_date_text, reported_date) AS reported_date_ok,
    readable(age_text, age) AS age_ok,
    readable(repeat_text, repeat) AS repeat_ok,
    readable(hours_missing_text, hours_missing) AS hours_missing_ok
FROM typed

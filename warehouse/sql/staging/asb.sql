-- Anti-social behaviour incidents, typed beside their text.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        reference,
        row_number() OVER (PARTITION BY extract, reference ORDER BY line) = 1 OR reference IS NULL AS first_copy,
        as_date(reported_date) AS reported_date,
        reported_date AS reported_date_text,
        as_time(reported_time) AS reported_time,
        reported_time AS reported_time_text,
        as_words(category) AS category,
        as_flag(repeat_victim) AS repeat_victim,
        repeat_victim AS repeat_victim_text,
        upper(beat) AS beat,
        upper(lsoa) AS lsoa,
        place_of(beat, lsoa) AS place
    FROM raw
)

SELECT
    *,
    reported_date AS day,
    readable(reported_date_text, reported_date) AS reported_date_ok,
    readable(reported_time_text, reported_time) AS reported_time_ok,
    readable(repeat_victim_text, repeat_victim) AS repeat_victim_ok
FROM typed

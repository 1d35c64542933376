-- Anti-social behaviour incidents, typed beside their text.
SELECT
    extract,
    line,
    "row",
    as_date(reported_date) AS day,
    reference,
    row_number() OVER (PARTITION BY extract, reference ORDER BY line) = 1 OR reference IS NULL AS first_copy,
    as_date(reported_date) AS reported_date,
    reported_date AS reported_date_text,
    readable(reported_date, as_date(reported_date)) AS reported_date_ok,
    as_time(reported_time) AS reported_time,
    reported_time AS reported_time_text,
    readable(reported_time, as_time(reported_time)) AS reported_time_ok,
    as_words(category) AS category,
    as_flag(repeat_victim) AS repeat_victim,
    repeat_victim AS repeat_victim_text,
    readable(repeat_victim, as_flag(repeat_victim)) AS repeat_victim_ok,
    upper(beat) AS beat,
    upper(lsoa) AS lsoa,
    place_of(beat, lsoa) AS place
FROM raw

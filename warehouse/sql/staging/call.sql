-- Calls by hour, typed beside their text. `phone_line` is 999 or 101; `line` is the row's place in its file.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        as_date(date) AS date,
        date AS date_text,
        as_integer(hour) AS hour,
        hour AS hour_text,
        upper(clock) AS clock,
        as_integer(phone_line) AS phone_line,
        phone_line AS phone_line_text,
        as_integer(offered) AS offered,
        offered AS offered_text,
        as_integer(answered) AS answered,
        answered AS answered_text,
        as_integer(answered_10s) AS answered_10s,
        answered_10s AS answered_10s_text,
        as_integer(abandoned_before) AS abandoned_before,
        abandoned_before AS abandoned_before_text,
        as_integer(abandoned_after) AS abandoned_after,
        abandoned_after AS abandoned_after_text,
        as_integer(wait_total_seconds) AS wait_total_seconds,
        wait_total_seconds AS wait_total_seconds_text,
        as_integer(wait_longest_seconds) AS wait_longest_seconds,
        wait_longest_seconds AS wait_longest_seconds_text,
        as_integer(band_0_10) AS band_0_10,
        band_0_10 AS band_0_10_text,
        as_integer(band_10_30) AS band_10_30,
        band_10_30 AS band_10_30_text,
        as_integer(band_30_60) AS band_30_60,
        band_30_60 AS band_30_60_text,
        as_integer(band_60_120) AS band_60_120,
        band_60_120 AS band_60_120_text,
        as_integer(band_120_300) AS band_120_300,
        band_120_300 AS band_120_300_text,
        as_integer(band_300_plus) AS band_300_plus,
        band_300_plus AS band_300_plus_text
    FROM raw
),

copies AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY extract, date, hour, phone_line ORDER BY line) AS copy_of_hour,
        row_number() OVER (PARTITION BY extract, date, hour, phone_line, clock ORDER BY line) AS copy_on_clock
    FROM typed
)

SELECT
    * EXCLUDE (copy_of_hour, copy_on_clock),
    date AS day,
    CASE
        WHEN date IS NULL OR hour IS NULL OR phone_line IS NULL THEN true
        WHEN hour = 1 AND last_sunday(date, 10) THEN copy_of_hour <= 2 AND (clock IS NULL OR copy_on_clock = 1)
        ELSE copy_of_hour = 1
    END AS first_copy,
    readable(date_text, date) AS date_ok,
    -- The hour that the clocks skip may be listed, as long as nobody is said to have called in it.
    readable(hour_text, hour)
    AND coalesce(hour BETWEEN 0 AND 23, true)
    AND NOT coalesce(hour = 1 AND last_sunday(date, 3) AND offered > 0, false) AS hour_ok,
    coalesce(clock IN ('BST', 'GMT'), true) AS clock_ok,
    readable(phone_line_text, phone_line) AS phone_line_ok,
    readable(offered_text, offered) AS offered_ok,
    readable(answered_text, answered) AS answered_ok,
    readable(answered_10s_text, answered_10s) AS answered_10s_ok,
    readable(abandoned_before_text, abandoned_before) AS abandoned_before_ok,
    readable(abandoned_after_text, abandoned_after) AS abandoned_after_ok,
    readable(wait_total_seconds_text, wait_total_seconds) AS wait_total_seconds_ok,
    readable(wait_longest_seconds_text, wait_longest_seconds) AS wait_longest_seconds_ok,
    readable(band_0_10_text, band_0_10) AS band_0_10_ok,
    readable(band_10_30_text, band_10_30) AS band_10_30_ok,
    readable(band_30_60_text, band_30_60) AS band_30_60_ok,
    readable(band_60_120_text, band_60_120) AS band_60_120_ok,
    readable(band_120_300_text, band_120_300) AS band_120_300_ok,
    readable(band_300_plus_text, band_300_plus) AS band_300_plus_ok,
    CAST(NULL AS VARCHAR) AS place
FROM copies

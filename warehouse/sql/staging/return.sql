-- Aggregate returns, typed beside their text. A row covers `day` to `last_day`.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        as_key(measure) AS measure,
        row_number() OVER (
            PARTITION BY extract, as_key(measure), as_date(period_from), as_date(period_to), as_key(area) ORDER BY line
        ) = 1 OR measure IS NULL AS first_copy,
        as_date(period_from) AS period_from,
        period_from AS period_from_text,
        as_date(period_to) AS period_to,
        period_to AS period_to_text,
        as_key(area) AS area,
        as_number(numerator) AS numerator,
        numerator AS numerator_text,
        as_number(denominator) AS denominator,
        denominator AS denominator_text,
        as_key(area) AS place
    FROM raw
)

SELECT
    *,
    period_from AS day,
    period_to AS last_day,
    readable(period_from_text, period_from) AS period_from_ok,
    readable(period_to_text, period_to) AS period_to_ok,
    readable(numerator_text, numerator) AS numerator_ok,
    readable(denominator_text, denominator) AS denominator_ok
FROM typed

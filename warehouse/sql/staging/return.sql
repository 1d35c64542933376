-- Aggregate returns, typed beside their text. A row covers `day` to `last_day`.
SELECT
    extract,
    line,
    "row",
    as_date(period_from) AS day,
    as_date(period_to) AS last_day,
    as_key(measure) AS measure,
    row_number() OVER (
        PARTITION BY extract, as_key(measure), as_date(period_from), as_date(period_to), as_key(area) ORDER BY line
    ) = 1 OR measure IS NULL AS first_copy,
    as_date(period_from) AS period_from,
    period_from AS period_from_text,
    readable(period_from, as_date(period_from)) AS period_from_ok,
    as_date(period_to) AS period_to,
    period_to AS period_to_text,
    readable(period_to, as_date(period_to)) AS period_to_ok,
    as_key(area) AS area,
    as_number(numerator) AS numerator,
    numerator AS numerator_text,
    readable(numerator, as_number(numerator)) AS numerator_ok,
    as_number(denominator) AS denominator,
    denominator AS denominator_text,
    readable(denominator, as_number(denominator)) AS denominator_ok,
    as_key(area) AS place
FROM raw

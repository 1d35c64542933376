-- Police recorded crime by force, quarter and offence, typed beside its text. A row covers `day` to `last_day`.
-- Homicide is published as one code made of four and has a row for each: up to four rows of its key are all real.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        as_quarter(financial_year, financial_quarter) AS day,
        financial_year AS financial_year_text,
        financial_quarter AS financial_quarter_text,
        force_name,
        offence_description,
        as_words(offence_group) AS offence_group,
        as_words(offence_subgroup) AS offence_subgroup,
        as_code(offence_code) AS offence_code,
        offence_code AS offence_code_text,
        as_integer(offences) AS offences,
        offences AS offences_text,
        row_number() OVER (
            PARTITION BY
                extract, financial_year, financial_quarter, force_name, as_code(offence_code), offence_description
            ORDER BY line
        ) <= CASE as_code(offence_code) WHEN '1' THEN 4 ELSE 1 END
        OR offence_code IS NULL AS first_copy
    FROM raw
)

SELECT
    *,
    CAST(day + INTERVAL 3 MONTH - INTERVAL 1 DAY AS DATE) AS last_day,
    CAST(NULL AS VARCHAR) AS place,
    readable(offences_text, offences) AS offences_ok
FROM typed

-- Command and control incidents, typed beside their text.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        reference,
        row_number() OVER (PARTITION BY extract, reference ORDER BY line) = 1 OR reference IS NULL AS first_copy,
        as_datetime(opened) AS opened,
        opened AS opened_text,
        as_integer(grade) AS grade,
        grade AS grade_text,
        as_datetime(first_attendance) AS first_attendance,
        first_attendance AS first_attendance_text,
        closing_type,
        as_flag(domestic) AS domestic,
        domestic AS domestic_text,
        as_flag(hate) AS hate,
        hate AS hate_text,
        as_flag(mental_health) AS mental_health,
        mental_health AS mental_health_text,
        as_flag(non_crime) AS non_crime,
        non_crime AS non_crime_text,
        as_flag(licensed_premises) AS licensed_premises,
        licensed_premises AS licensed_premises_text,
        upper(beat) AS beat,
        upper(lsoa) AS lsoa,
        place_of(beat, lsoa) AS place
    FROM raw
)

SELECT
    *,
    CAST(opened AS DATE) AS day,
    readable(opened_text, opened) AS opened_ok,
    readable(grade_text, grade) AS grade_ok,
    readable(first_attendance_text, first_attendance) AS first_attendance_ok,
    readable(domestic_text, domestic) AS domestic_ok,
    readable(hate_text, hate) AS hate_ok,
    readable(mental_health_text, mental_health) AS mental_health_ok,
    readable(non_crime_text, non_crime) AS non_crime_ok,
    readable(licensed_premises_text, licensed_premises) AS licensed_premises_ok
FROM typed

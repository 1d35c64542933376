-- Survey answers, typed beside their text. One interview answers several questions: each once.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        response_reference,
        row_number() OVER (
            PARTITION BY extract, response_reference, as_key(survey), as_key(question) ORDER BY line
        ) = 1 OR response_reference IS NULL AS first_copy,
        as_key(survey) AS survey,
        as_date(interview_date) AS interview_date,
        interview_date AS interview_date_text,
        as_date(incident_date) AS incident_date,
        incident_date AS incident_date_text,
        as_key(question) AS question,
        as_words(answer) AS answer,
        stratum,
        as_number(weight) AS weight,
        weight AS weight_text,
        upper(beat) AS beat,
        upper(lsoa) AS lsoa,
        as_key(area) AS area,
        coalesce(place_of(beat, lsoa), as_key(area)) AS place
    FROM raw
)

SELECT
    *,
    interview_date AS day,
    readable(interview_date_text, interview_date) AS interview_date_ok,
    readable(incident_date_text, incident_date) AS incident_date_ok,
    readable(weight_text, weight) AS weight_ok
FROM typed

-- Street-level crime from data.police.uk, typed beside its text. Copies are kept: all of them are real.
WITH typed AS (
    SELECT
        extract,
        line,
        "row",
        as_date(month || '-01') AS day,
        crime_id,
        month AS month_text,
        reported_by,
        falls_within,
        as_number(longitude) AS longitude,
        longitude AS longitude_text,
        as_number(latitude) AS latitude,
        latitude AS latitude_text,
        location,
        upper(lsoa) AS lsoa,
        lsoa_name,
        -- The name outlives the code: "North West Leicestershire 003B" gives its district in any census year.
        as_key(regexp_replace(lsoa_name, '\s+\S+$', '')) AS district,
        crime_type,
        outcome,
        context,
        upper(lsoa) AS place
    FROM raw
)

SELECT
    *,
    last_day(day) AS last_day,
    readable(month_text, day) AS month_ok,
    readable(longitude_text, longitude) AS longitude_ok,
    readable(latitude_text, latitude) AS latitude_ok
FROM typed

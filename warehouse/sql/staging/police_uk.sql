-- Street-level crime from data.police.uk, typed beside its text. Copies are kept: all of them are real.
SELECT
    extract,
    line,
    "row",
    as_date(month || '-01') AS day,
    last_day(as_date(month || '-01')) AS last_day,
    crime_id,
    month AS month_text,
    readable(month, as_date(month || '-01')) AS month_ok,
    reported_by,
    falls_within,
    as_number(longitude) AS longitude,
    longitude AS longitude_text,
    readable(longitude, as_number(longitude)) AS longitude_ok,
    as_number(latitude) AS latitude,
    latitude AS latitude_text,
    readable(latitude, as_number(latitude)) AS latitude_ok,
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

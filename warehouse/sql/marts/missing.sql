-- One row a report of a missing person; the person's exact age stays in staging.
select
    force,
    day,
    place,
    case when age < 18 then 'under 18' when age >= 18 then '18 and over' end as age_band,
    risk,
    location_code is not null as key_location,
    "repeat",
    hours_missing
from staged.missing

-- One row a crime that has an outcome: its latest, so that an outcome later superseded is not counted beside it.
-- Code 0 is "not yet assigned" and is no outcome.
select
    force,
    day,
    place,
    outcome_code,
    offence_code,
    domestic,
    regexp_matches(hate_strands, 'disability|race|religion|sexual orientation|transgender') as hate,
    hate_strands <> '' as hate_seven,
    child_abuse
from staged.outcome
where outcome_code <> '0'
qualify row_number() over (partition by force, crime_reference order by day desc, extract desc, line desc) = 1

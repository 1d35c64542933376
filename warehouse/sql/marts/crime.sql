-- One row a recorded crime that counts: cancelled crimes and those transferred to another force do not.
select
    force,
    day,
    place,
    offence_code,
    domestic,
    regexp_matches(hate_strands, 'disability|race|religion|sexual orientation|transgender') as hate,
    hate_strands <> '' as hate_seven,
    child_abuse,
    cse,
    knife,
    cyber,
    alcohol,
    rural,
    licensed_premises,
    drug_class,
    hour(committed_time) >= 19 or hour(committed_time) < 7 as night
from staged.crime
where status in ('recorded', 'reclassified')

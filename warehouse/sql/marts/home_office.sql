-- One row a force, quarter and offence that has any; it stands at the quarter's first day and belongs to no place.
-- The rows of one offence (homicide has four) are added up here; a count below 0 corrects earlier quarters.
select
    force,
    day,
    cast(null as varchar) as place,
    offence_code,
    offence_group,
    offence_subgroup,
    sum(offences) as offences
from staged.home_office
group by all
having sum(offences) <> 0

-- One row a graded incident; response_seconds is null when nobody attended.
select
    force,
    day,
    place,
    hour(opened) as hour,
    grade,
    date_diff('second', opened, first_attendance) as response_seconds,
    domestic,
    hate,
    mental_health,
    non_crime,
    licensed_premises,
    closing_type
from staged.incident

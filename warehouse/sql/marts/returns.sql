-- One row a figure returned by a partner or department, standing at the first day of its period and speaking for the days
-- to its last: a return that is absent is not a zero. Its place is an area.
select force, day, last_day, nullif(area, 'force') as place, measure, numerator, denominator
from staged."return"

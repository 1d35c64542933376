-- One row a figure returned by a partner or department, standing at the first day of its period; its place is an area.
select force, day, nullif(area, 'force') as place, measure, numerator, denominator
from staged."return"

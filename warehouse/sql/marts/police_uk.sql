-- One row a crime or incident on data.police.uk, at the first day of its month. Whole-row repeats are real: all stay.
select force, day, place, crime_type, outcome as outcome_category
from staged.police_uk

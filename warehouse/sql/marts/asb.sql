-- One row an incident of anti-social behaviour.
select force, day, place, hour(reported_time) as hour, category, repeat_victim
from staged.asb

-- What the crimes that a cohort's rate is of have come to, by the month they were recorded in: each outcome code that
-- is the latest of any, and null for those without one. {of} comes from the reviewed definition.
insert into cohort_mix
select $measure, force, place, date_trunc('month', day)::date as month, outcome_code, count(*)
from mart.{mart}
where {of}
group by force, place, month, outcome_code
order by force, month, outcome_code, place

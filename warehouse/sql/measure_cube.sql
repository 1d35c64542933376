-- One measure, added up: what each place had on each day, before any division. {braces} come from the reviewed
-- definition; everything else is bound.
insert into cube
select
    $measure,
    force,
    place,
    day,
    sum(numerator)::decimal(18, 4),
    sum(denominator)::decimal(18, 4),
    sum(responses)::bigint,
    sum(weight_squared)::decimal(18, 4)
from ({parts})
where day between $starts and $ends
group by force, place, day
order by force, day, place

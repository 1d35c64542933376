-- One measure in a span of days, for every place that has a boundary: its cases (none is zero) and its people by the
-- nearest year held up to the one asked for.
with
held as (
    select place, sum(numerator) as cases
    from cube
    where measure = $measure and force = $force and day between $starts and $ends
    group by place
),
people as (
    select area, arg_max(population, year) as people from population where year <= $year group by area
)
select b.area, coalesce(h.cases, 0) as cases, p.people
from boundary b
left join held h on h.place = b.area
left join people p on p.area = b.area
where b."set" = $places
order by cases desc, b.area

-- One measure in a span of days, for every place that has a boundary: its cases (none is zero) and its people by the
-- nearest year held up to the one asked for, and the area of a set that it lay in on a day.
with
held as (
    select place, sum(numerator) as cases
    from cube
    where measure = $measure and force = $force and day between $starts and $ends
    group by place
),
people as (
    select area, arg_max(population, year) as people from population where year <= $year group by area
),
inside as (
    -- A place that overlapping rows put into two areas is told of one of them.
    select place, min(area) as area
    from area_place
    where "set" = $within and $on between valid_from and valid_to
    group by place
)
select b.area, coalesce(h.cases, 0) as cases, p.people, i.area
from boundary b
left join held h on h.place = b.area
left join people p on p.area = b.area
left join inside i on i.place = b.area
where b."set" = $places
order by cases desc, b.area

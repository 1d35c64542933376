-- The one read of a figure: spans of days x what the cube holds in them, an area each. Rows only where the cube has
-- any: whether a span without rows is zero or was never received is told by coverage.
with
spans as (
    select unnest($measures) as measure, unnest($starts) as starts, unnest($ends) as ends
),
reach as (
    select measure, min(starts) as starts, max(ends) as ends from spans group by measure
),
cells as (
    select
        c.measure,
        case
            when $set = 'force' then 'force'
            when c.place is null then 'no_location'
            else coalesce(p.area, 'unmapped')
        end as area,
        c.day,
        sum(c.numerator) as numerator,
        sum(c.denominator) as denominator,
        sum(c.responses) as responses,
        sum(c.weight_squared) as weight_squared
    from cube c
    join reach r on r.measure = c.measure and c.day between r.starts and r.ends
    left join mart.area p
        on p.place = c.place and p."set" = $set
        and coalesce($as_of::date, c.day) between p.valid_from and p.valid_to
    where c.force = $force
    group by all
)
select
    s.measure,
    s.starts,
    s.ends,
    c.area,
    sum(c.numerator) as numerator,
    sum(c.denominator) as denominator,
    sum(c.responses)::bigint as responses,
    sum(c.weight_squared) as weight_squared
from spans s
join cells c on c.measure = s.measure and c.day between s.starts and s.ends
where $area is null or c.area = $area
group by all

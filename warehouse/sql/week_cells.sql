-- Sevens of days counted back from $last: what a cube holds in them, for the force as a whole and, in the $near last of
-- them, by area. Rows only where it has any.
with placed as (
    select
        c.measure,
        (($last::date - c.day) // 7)::integer as weeks_before,
        case when c.place is null then 'no_location' else coalesce(p.area, 'unmapped') end as area,
        c.numerator,
        c.denominator
    from {cube} c
    left join mart.area p
        on p.place = c.place and p."set" = $set and $as_of::date between p.valid_from and p.valid_to
    where
        c.force = $force
        and c.measure in (select unnest($measures))
        and c.day <= $last
        and c.day > $last::date - 7 * $weeks
)
select
    measure, weeks_before, if(grouping(area) = 1, 'force', area), sum(numerator)::double, sum(denominator)::double
from placed
group by grouping sets ((measure, weeks_before, area), (measure, weeks_before))
having grouping(area) = 1 or weeks_before <= $near

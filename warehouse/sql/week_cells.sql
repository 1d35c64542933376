-- Sevens of days that end with $last, an area each: what the cube holds in them. Rows only where it has any.
select
    c.measure,
    (($last::date - c.day) // 7)::integer as weeks_before,
    case
        when $set = 'force' then 'force'
        when c.place is null then 'no_location'
        else coalesce(p.area, 'unmapped')
    end as area,
    sum(c.numerator) as numerator,
    sum(c.denominator) as denominator
from cube c
left join mart.area p
    on p.place = c.place and p."set" = $set and $as_of::date between p.valid_from and p.valid_to
where
    c.force = $force
    and c.measure in (select unnest($measures))
    and c.day <= $last
    and c.day > $last::date - 7 * $weeks
group by all

-- What every measure comes to in every financial year, for each area of each set and the two that are nowhere.
with
placed as (
    select distinct place, "set", area from mart.area where $as_of between valid_from and valid_to
)
select
    c.measure,
    s."set",
    case when c.place is null then 'no_location' else coalesce(p.area, 'unmapped') end as area,
    year(c.day) - (month(c.day) < 4)::integer as year,
    sum(c.numerator) as numerator,
    sum(c.denominator) as denominator,
    sum(c.responses)::bigint as responses,
    sum(c.weight_squared) as weight_squared
from cube c
cross join (select unnest($sets) as "set") s
left join placed p on p.place = c.place and p."set" = s."set"
where c.force = $force and list_contains($measures, c.measure)
group by all
order by all

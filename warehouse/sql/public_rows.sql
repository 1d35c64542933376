-- The rows that relations are looked for in: a place and month each, in ten-thousandths, which are whole numbers.
select
    measure,
    coalesce(place, '') as place,
    date_trunc('month', day)::date as month,
    coalesce(sum(numerator) * 10000, 0)::bigint as numerator,
    coalesce(sum(denominator) * 10000, 0)::bigint as denominator
from cube
where force = $force and list_contains($measures, measure) and day between $starts and $ends
group by all
order by all

-- What every measure comes to in every month, over the whole force; rows only where the cube has any.
select
    measure,
    date_trunc('month', day)::date as month,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    sum(responses)::bigint as responses,
    sum(weight_squared) as weight_squared
from cube
where force = $force and list_contains($measures, measure)
group by all
order by all

-- One row a day from the first to the last day that any extract covers.
select
    day,
    year(day) - (month(day) < 4)::int as financial_year,
    (month(day) + 8) % 12 // 3 + 1 as financial_quarter,
    date_trunc('month', day)::date as month,
    date_trunc('week', day)::date as week,
    isodow(day) as weekday
from (select unnest(generate_series(min(starts), max(ends), interval 1 day))::date as day from coverage)

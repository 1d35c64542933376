-- The people of one area, a row a year held: its own, else the sum of the places that stand in it on a day.
with
own as (
    select year, population, source from population where area = $area
),
placed as (
    select p.year, sum(p.population)::bigint, string_agg(distinct p.source, '; ' order by p.source)
    from population p
    join area_place a on a.place = p.area and $on between a.valid_from and a.valid_to
    where a.area = $area and p.year not in (select year from own)
    group by p.year
)
select * from own
union all
select * from placed

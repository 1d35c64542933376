-- A cohort's rate as it stood at each age, all of them in one reading: the crimes that it is of, and those among them
-- that had the outcome by then. {braces} come from the reviewed definition; everything else is bound.
insert into cube
with
own as (
    select * from mart.{mart} where {of}
),
aged as (
    select
        * exclude (outcome_code, {columns}),
        unnest([{ages}]) as age,
        unnest([{columns}]) as outcome_code
    from own
),
parts as (
    select age, force, place, {day} as day, {numerator} as numerator, null as denominator, 0 as responses
    from aged
    where {where}
    group by age, force, place, {day}
    union all
    select unnest([{ages}]), force, place, day, 0, denominator, responses
    from (
        select force, place, {day} as day, {denominator} as denominator, count(*) as responses
        from own
        group by force, place, {day}
    )
)
select
    $measure || '@' || age as measure,
    force,
    place,
    day,
    sum(numerator)::decimal(18, 4),
    sum(denominator)::decimal(18, 4),
    sum(responses)::bigint,
    0::decimal(18, 4)
from parts
where day between $starts and $ends
group by age, force, place, day
order by age, force, day, place

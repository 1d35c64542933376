-- One line's calls between two days, added up by weekday (1 Monday) and hour of the clock, or by month. The hour that
-- the clocks give twice is two rows of one hour, and both count; the hour that they skip has no calls and is no hour.
select
    {by},
    count(*) filter (where not (hour = 1 and month(day) = 3 and isodow(day) = 7 and day(day) > 24)) as hours,
    sum(offered)::bigint,
    sum(answered)::bigint,
    sum(answered_10s)::bigint,
    sum(abandoned_before)::bigint,
    sum(abandoned_after)::bigint,
    sum(wait_total_seconds)::bigint,
    coalesce(sum(band_0_10), 0)::bigint,
    coalesce(sum(band_10_30), 0)::bigint,
    coalesce(sum(band_30_60), 0)::bigint,
    coalesce(sum(band_60_120), 0)::bigint,
    coalesce(sum(band_120_300), 0)::bigint,
    coalesce(sum(band_300_plus), 0)::bigint
from mart.call
where force = $force and line = $line and day between $starts and $ends
group by all
order by all

-- What the crimes recorded in some months have come to, for one area: crimes by outcome code, null for none.
select m.outcome_code, sum(m.crimes)::bigint
from cohort_mix m
left join mart.area p
    on p.place = m.place and p."set" = $set
    and coalesce($as_of::date, m.month) between p.valid_from and p.valid_to
where
    m.measure = $measure
    and m.force = $force
    and m.month between $starts and $ends
    and ($set = 'force' or $area = case when m.place is null then 'no_location' else coalesce(p.area, 'unmapped') end)
group by m.outcome_code
order by all

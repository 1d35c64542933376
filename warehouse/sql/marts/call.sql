-- One row an hour and line; no place: a call is answered by the force.
select
    force,
    day,
    cast(null as varchar) as place,
    hour,
    phone_line as line,
    offered,
    answered,
    answered_10s,
    abandoned_before,
    abandoned_after,
    wait_total_seconds,
    wait_longest_seconds,
    band_0_10,
    band_10_30,
    band_30_60,
    band_60_120,
    band_120_300,
    band_300_plus
from staged.call

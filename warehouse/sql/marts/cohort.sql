-- One row a recorded crime that counts, with the outcome that it has now and as it stood so many days after it was
-- recorded; null where it had none. The two extracts are joined by the crime's reference, which stays in staging.
-- A crime that several extracts hold (recorded again under another date, cancelled later) is as the last received has
-- it. An outcome dated before its crime was recorded counts from that day on. Code 0 is no outcome.
with
crimes as (
    select *
    from staged.crime
    qualify row_number() over (partition by force, reference order by extract desc, line desc) = 1
),
outcomes as (
    select
        force,
        crime_reference,
        outcome_code,
        day,
        row_number() over (partition by force, crime_reference order by day, extract, line) as turn
    from staged.outcome
    where outcome_code <> '0'
),
followed as (
    select
        c.force,
        c.reference,
        arg_max(o.outcome_code, o.turn) as outcome_code,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 7) as outcome_7,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 14) as outcome_14,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 30) as outcome_30,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 60) as outcome_60,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 90) as outcome_90,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 120) as outcome_120,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 150) as outcome_150,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 180) as outcome_180,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 240) as outcome_240,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 300) as outcome_300,
        arg_max(o.outcome_code, o.turn) filter (where o.day <= c.day + 365) as outcome_365
    from crimes c
    join outcomes o on o.force = c.force and o.crime_reference = c.reference
    group by c.force, c.reference
)
select
    c.force,
    c.day,
    c.place,
    c.offence_code,
    c.domestic,
    regexp_matches(c.hate_strands, 'disability|race|religion|sexual orientation|transgender') as hate,
    c.hate_strands <> '' as hate_seven,
    c.child_abuse,
    c.cse,
    c.knife,
    c.cyber,
    c.alcohol,
    c.rural,
    c.licensed_premises,
    c.drug_class,
    f.* exclude (force, reference)
from crimes c
left join followed f on f.force = c.force and f.reference = c.reference
where c.status in ('recorded', 'reclassified')

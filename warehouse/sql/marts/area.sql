-- One row a place, area set and span of days: in which area the place stands. The area-set files come first; then a
-- place that they do not hold but whose published name (an LSOA's name less its suffix) tells its district; a place
-- that so lies in no district of ours is outside. An area's own id is a place too, for extracts that name areas.
with
listed as (
    select place, "set", area, valid_from, valid_to from area_place
),
named as (
    select place, any_value(district) as district
    from staged.police_uk
    where place is not null and force = getvariable('home_force') and place not in (select place from listed)
    group by place
),
known as (
    select n.place, d.area, d.parent
    from named n join areas d on d.area = 'district:' || n.district
),
derived as (
    select place, 'district' as "set", area from known
    union all
    select place, 'county', parent from known where parent is not null
    union all
    select n.place, s."set", 'outside'
    from named n cross join (select distinct "set" from areas) s
    where n.place not in (select place from known)
)
select place, "set", area, valid_from, valid_to from listed
union all
select place, "set", area, date '0001-01-01', date '9999-12-31' from derived
union all
select area, "set", area, date '0001-01-01', date '9999-12-31' from areas

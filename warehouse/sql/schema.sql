-- What a published version holds beside its marts: where each number came from, what was found in it, what it means.
create schema mart;
create table meta (key varchar primary key, value varchar);
create table source (name varchar primary key, title varchar, rhythm_days integer, settles_days integer);
create table extract (
    id varchar primary key, source varchar, force varchar, file varchar, starts date, ends date, status varchar,
    read integer, loaded integer, set_aside integer, control_total integer, sha256 varchar, received_at varchar
);
create table finding (
    extract varchar, rule varchar, severity varchar, "column" varchar, line integer, count integer, message varchar
);
create table coverage (source varchar, force varchar, starts date, ends date, extract varchar);
create table measure_coverage (measure varchar, force varchar, starts date, ends date);
create table measure (id varchar primary key, definition varchar, sql varchar);
create table plan (id varchar primary key, definition varchar);
create table event (id varchar primary key, definition varchar);
create table milestone (id varchar primary key, definition varchar);
create table register_entry (id varchar primary key, definition varchar);
create table comparison_group (id varchar primary key, definition varchar);
create table audit (id varchar primary key, definition varchar);
create table code_set (id varchar primary key, definition varchar);
create table code_weight (id varchar primary key, definition varchar);
create table offence_set (name varchar, code varchar);
create table outcome_set (name varchar, code varchar);
create table offence_weight (name varchar, code varchar, weight decimal(18, 4));
create table areas (area varchar primary key, "set" varchar, title varchar, parent varchar, valid_from date, valid_to date);
create table area_place (place varchar, "set" varchar, area varchar, valid_from date, valid_to date);
create table population (area varchar, year integer, population bigint, source varchar, primary key (area, year));
create table no_resident_rate (area varchar primary key, reason varchar);
create table boundary ("set" varchar, area varchar, rings varchar, primary key ("set", area));
create table dispersion (measure varchar primary key, phi double);
create table cube (
    measure varchar, force varchar, place varchar, day date,
    numerator decimal(18, 4), denominator decimal(18, 4), responses bigint, weight_squared decimal(18, 4)
);
create table cohort_mix (
    measure varchar, force varchar, place varchar, month date, outcome_code varchar, crimes integer
);
create table public_cube (
    measure varchar, "set" varchar, area varchar, grain varchar, starts date, ends date,
    numerator decimal(18, 4), denominator decimal(18, 4), responses bigint, weight_squared decimal(18, 4),
    withheld boolean
);
create table week_age (source varchar, newest date, age_days integer, week_ends date, found varchar);
create table early_cube as from cube limit 0;

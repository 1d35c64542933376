-- Beside DuckLake's own tables: which of its snapshots are versions, and which version is in force.
create schema if not exists pcc_lake;
create table if not exists pcc_lake.version (
    name text primary key,
    snapshot bigint not null,
    published_at timestamptz not null default now(),
    retired_at timestamptz
);
create table if not exists pcc_lake.in_force (
    one boolean primary key default true check (one),
    version text references pcc_lake.version,
    folder text not null
);

-- What the national portal has and has not seen.

-- set by every change of a dossier, in the same statement; cleared when the portal has taken that revision
alter table dossier add column portal_unsent boolean default true not null;
-- a run's next page: dossiers the portal has not seen, in order
create index dossier_portal_unsent on dossier (portal_unsent, id);

-- one row for each dossier that was sent; the key serves the writers and "is it an addition or an update"
create table portal_dossier (
    dossier_id bigint primary key,
    -- the portal has it
    known boolean not null,
    -- the run whose message is parked because the portal refused this dossier
    refused_run bigint,
    -- status rows may be missing at the portal
    progress_due boolean not null,
    -- so many of the dossier's status rows, from the first, are there
    progress_rows integer not null,
    progress_refused_run bigint
);
-- a progress run's next page
create index portal_progress_due on portal_dossier (progress_due, dossier_id);

create sequence portal_run_id start with 1;

-- one row a run, kept; the unique key lets one run of a kind be under way at a time
create table portal_run (
    id bigint primary key,
    -- dossiers, progress
    kind varchar(20) not null,
    -- 'running', or the id once it has ended
    slot varchar(20) not null,
    started_by varchar(100) not null,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    -- dossiers with a higher id are left to the next run
    last_dossier bigint not null,
    -- pages are still being made
    paging boolean not null,
    -- dossiers found and neither taken nor refused yet
    remaining bigint not null,
    added bigint not null,
    updated bigint not null,
    -- progress rows
    progress bigint not null,
    refused bigint not null,
    -- of the refused, those that still wait for a person
    parked bigint not null,
    -- sent with a field missing that lowers the province's score
    incomplete bigint not null
);
create unique index portal_run_slot on portal_run (kind, slot);

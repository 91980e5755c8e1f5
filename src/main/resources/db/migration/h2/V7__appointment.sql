-- Appointments, one row per version of a dossier; the key serves "this version's and the one before".
create table dossier_appointment (
    dossier_id bigint not null,
    version integer not null,
    starts_at timestamp(6) with time zone not null,
    due_at timestamp(6) with time zone not null,
    group_due_at timestamp(6) with time zone,
    -- how far the watch has come: ON_TIME, DUE_SOON, OVERDUE, or CLOSED when there is nothing more to watch
    stage varchar(10) not null,
    -- when the watch has to look at it next
    check_at timestamp(6) with time zone not null,
    primary key (dossier_id, version)
);
-- the watch: what is to be looked at now; what is due soon or overdue. Closed ones are never touched
create index dossier_appointment_watch on dossier_appointment (stage, check_at, dossier_id, version);

-- scheduled work, one row per run: whichever process inserts it does the work
create table scheduled_run (
    kind varchar(40) not null,
    period timestamp(6) with time zone not null,
    primary key (kind, period)
);

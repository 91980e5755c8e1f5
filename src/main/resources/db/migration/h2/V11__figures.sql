-- figures of a period: what was finished from a time on; history rows of other statuses stand in it and are not read
create index dossier_status_finished on dossier_status (status, stated_at, dossier_id);

-- Monthly figures as they were frozen for sending: a revision is never changed, a late correction makes the next one.
create table statistics_revision (
    -- yyyy-MM, a calendar month in Viet Nam
    period char(7) not null,
    revision integer not null,
    computed_at timestamp(6) with time zone not null,
    -- null until the national portal has taken it
    sent_at timestamp(6) with time zone,
    primary key (period, revision)
);

-- The six counts that all thirteen measures follow from, one row per procedure; the key serves "all of one revision"
create table statistics_row (
    period char(7) not null,
    revision integer not null,
    procedure_code varchar(100) not null,
    received bigint not null,
    carried_over bigint not null,
    on_time bigint not null,
    late bigint not null,
    not_completed_within bigint not null,
    not_completed_overdue bigint not null,
    primary key (period, revision, procedure_code)
);

-- Code lists of the national portal: one row per list that was ever fetched.
create table catalogue_list (
    name varchar(60) primary key,
    fetched_at timestamp(6) with time zone not null,
    -- when the entries in force last changed
    changed_at timestamp(6) with time zone not null,
    -- how many entries are in force
    entries integer not null,
    -- a fetched list that waits for a person, and how many entries it has
    held_at timestamp(6) with time zone,
    held_entries integer
);

-- What an entry was and from when until when; in force where valid_until is null. Never overwritten, only closed.
create table catalogue_entry (
    list_name varchar(60) not null,
    code varchar(200) not null,
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    name varchar(2000) not null,
    -- the entry as the portal gave it, JSON
    content varchar(200000) not null,
    primary key (list_name, code, valid_from)
);
-- entries in force, in order; what changed since a time is read along the list, a few thousand rows at most
create index catalogue_entry_in_force on catalogue_entry (list_name, valid_until, code);

-- The list that is held, until a person accepts it or a later fetch replaces it
create table catalogue_held (
    list_name varchar(60) not null,
    code varchar(200) not null,
    name varchar(2000) not null,
    content varchar(200000) not null,
    primary key (list_name, code)
);

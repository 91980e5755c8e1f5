-- The dossier layer. Personal data stands only in columns named *_sealed (AES-256-GCM, see Vault) and in keyed hashes.
-- Child rows carry no foreign keys: every one is written in the transaction of its revision-checked dossier row, by the
-- one group committer, and a check per row would cost a look-up per step for nothing.
-- Sealed columns are bounded by the largest VARBINARY of H2, 1,048,576 bytes.

-- ids are taken in hundreds by each process, so that a new dossier knows its id before it is committed
create sequence dossier_id increment by 100;

create table dossier (
    id bigint primary key,
    front varchar(20) not null,
    number varchar(100) not null,
    one_stop_number varchar(100),
    dossier_group varchar(20) not null,
    module varchar(10) not null,
    procedure_code varchar(100) not null,
    unit varchar(100) not null,
    status varchar(20) not null,
    version integer not null,
    revision bigint not null,
    received_at timestamp(6) with time zone not null,
    arrived_at timestamp(6) with time zone not null,
    due_at timestamp(6) with time zone,
    group_due_at timestamp(6) with time zone,
    warnings varchar(4000) not null,
    -- a status that the program does not know would make whole pages unreadable
    constraint dossier_status_known check (status in ('RECEIVED', 'ACCEPTED', 'FORWARDED', 'SUPPLEMENT_REQUIRED',
        'REGISTERED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'STOPPED'))
);
-- one dossier by its number (every step), search by the start of one; decides who came first among equal numbers
create unique index dossier_number on dossier (number);
-- one dossier by its one-stop number, search by the start of one
create unique index dossier_one_stop_number on dossier (one_stop_number);
-- search without a filter or by time, newest first
create index dossier_arrived on dossier (arrived_at desc, id desc);
-- search by status, newest first
create index dossier_by_status on dossier (status, arrived_at desc, id desc);
-- search by group, newest first
create index dossier_by_group on dossier (dossier_group, arrived_at desc, id desc);

-- one row per version, never overwritten; the key serves "form of this version" and "which contents came before"
create table dossier_version (
    dossier_id bigint not null,
    version integer not null,
    content_hash varbinary(32) not null,
    received_at timestamp(6) with time zone not null,
    arrived_at timestamp(6) with time zone not null,
    form_sealed varbinary(1048576) not null,
    primary key (dossier_id, version)
);

-- attached files (position 1, 2, … in the order they came) and result papers (position = the dossier's revision);
-- the key serves "documents of this version"
create table dossier_document (
    dossier_id bigint not null,
    version integer not null,
    role varchar(10) not null,
    position bigint not null,
    sender_id bigint not null,
    kind integer not null,
    names_sealed varbinary(8000) not null,
    cancelled boolean not null,
    media_type varchar(100) not null,
    size bigint not null,
    address char(64) not null,
    primary key (dossier_id, version, role, position)
);
-- purge: is this content still used by another dossier
create index dossier_document_address on dossier_document (address);

-- history, one row per status entered; the key serves the timeline
create table dossier_status (
    dossier_id bigint not null,
    revision bigint not null,
    version integer not null,
    status varchar(20) not null,
    stated_at timestamp(6) with time zone not null,
    arrived_at timestamp(6) with time zone not null,
    detail_sealed varbinary(100000) not null,
    primary key (dossier_id, revision),
    constraint history_status_known check (status in ('RECEIVED', 'ACCEPTED', 'FORWARDED', 'SUPPLEMENT_REQUIRED',
        'REGISTERED', 'RETURNED', 'REJECTED', 'WITHDRAWN', 'STOPPED'))
);

-- the registry's result; a later row (a late identification number) stands for the earlier ones; the key serves "newest"
create table dossier_result (
    dossier_id bigint not null,
    revision bigint not null,
    version integer not null,
    arrived_at timestamp(6) with time zone not null,
    result_sealed varbinary(1048576) not null,
    primary key (dossier_id, revision)
);

-- statuses that partners have taken
create table dossier_report (
    id bigint generated always as identity primary key,
    dossier_id bigint not null,
    version integer not null,
    partner varchar(40) not null,
    code varchar(40) not null,
    reported_at timestamp(6) with time zone not null
);
-- reports of one dossier, in order
create index dossier_report_of on dossier_report (dossier_id, id);

-- partner calls
create table dossier_exchange (
    id bigint generated always as identity primary key,
    dossier_id bigint not null,
    called_at timestamp(6) with time zone not null,
    partner varchar(40) not null,
    service varchar(100) not null,
    code varchar(40) not null,
    reason varchar(100) not null,
    attempt integer not null,
    milliseconds bigint not null
);
-- calls of one dossier, newest first
create index dossier_exchange_of on dossier_exchange (dossier_id, id);

-- keyed hashes: kind number = an identification number in the form, person = name and birth date of the registered
-- person; the key serves search and "twin or repeat"
create table dossier_search (
    keyed_hash varbinary(32) not null,
    kind varchar(10) not null,
    dossier_id bigint not null,
    version integer not null,
    primary key (keyed_hash, kind, dossier_id, version)
);
-- purge of one dossier
create index dossier_search_of on dossier_search (dossier_id);

-- append-only, each row's hash covers the hash before it; the key serves reading in order and verification
create table event_log (
    seq bigint primary key,
    at timestamp(6) with time zone not null,
    kind varchar(60) not null,
    dossier varchar(100) not null,
    actor varchar(100) not null,
    detail varchar(4000) not null,
    hash varbinary(32) not null
);
-- log of one dossier, of one kind, from a time on; newest first
create index event_log_dossier on event_log (dossier, seq desc);
create index event_log_kind on event_log (kind, seq desc);
create index event_log_at on event_log (at);

-- the end of the chain: one row, locked by whoever appends, so that several processes write one chain
create table log_head (
    id smallint primary key,
    seq bigint not null,
    hash varbinary(32) not null,
    seal varbinary(32)
);
insert into log_head (id, seq, hash) values (1, 0, x'0000000000000000000000000000000000000000000000000000000000000000');

-- last serial given out per name and day (one-stop numbers: agency and unit)
create table number_sequence (
    name varchar(100) not null,
    on_day date not null,
    last_number bigint not null,
    primary key (name, on_day)
);

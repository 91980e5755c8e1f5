-- What other authorities said of the steps after the registration: kept as stated, also before its dossier has come.
create table dossier_later_step (
    id bigint generated always as identity primary key,
    number varchar(100) collate "C" not null,
    -- both null until the dossier has come
    dossier_id bigint,
    step varchar(40),
    agency varchar(10) not null,
    procedure_code varchar(100) not null,
    -- as stated; empty: the citizen chose this step, and nobody has spoken of it yet
    code varchar(10) not null,
    stated_at timestamp(6) with time zone not null,
    arrived_at timestamp(6) with time zone not null,
    content_hash bytea not null,
    detail_sealed bytea not null
);
-- a repeat has no effect; what waits for a dossier, by its number
create unique index dossier_later_step_once on dossier_later_step (number, content_hash);
-- later steps of one dossier, in order
create index dossier_later_step_of on dossier_later_step (dossier_id, id);

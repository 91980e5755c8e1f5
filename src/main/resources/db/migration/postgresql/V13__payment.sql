-- Payments of copies: the reference is durable before the payment platform hears of it.
create table payment (
    id bigint generated always as identity primary key,
    -- MaThamChieu, ours; the platform knows the payment by it
    reference varchar(40) collate "C" not null,
    -- maYeuCau, the one-stop system's name of what it asked for
    request varchar(64) collate "C" not null,
    dossier varchar(100) collate "C" not null,
    procedure_code varchar(100) not null,
    copies integer not null,
    -- đồng
    amount bigint not null,
    -- OPENED, INITIALISED, PAID or MISMATCHED
    state varchar(12) not null,
    revision bigint not null,
    content_hash bytea not null,
    -- who pays and for what fee
    detail_sealed bytea not null,
    url_sealed bytea,
    opened_at timestamp(6) with time zone not null,
    -- when the platform was last asked to begin it
    called_at timestamp(6) with time zone not null,
    -- when the platform last answered what became of it
    asked_at timestamp(6) with time zone,
    paid_at timestamp(6) with time zone,
    paid_amount bigint,
    transaction_code varchar(100)
);
-- a payment by its reference; a request is answered once
create unique index payment_reference on payment (reference);
create unique index payment_request on payment (request);
-- the report of a day; what is still to be asked about, in order
create index payment_opened on payment (opened_at, id);

-- What the platform said of a payment, by notice or by answer, each thing once.
create table payment_notice (
    id bigint generated always as identity primary key,
    reference varchar(40) collate "C" not null,
    content_hash bytea not null,
    -- đồng
    amount bigint not null,
    transaction_code varchar(100) not null,
    result varchar(12) not null,
    outcome varchar(12) not null,
    arrived_at timestamp(6) with time zone not null
);
-- a repeat has no effect and the same answer
create unique index payment_notice_once on payment_notice (reference, content_hash);
-- what fits no payment, by day
create index payment_notice_of_day on payment_notice (outcome, arrived_at, id);

-- One rating per dossier and dimension.
create table rating (
    id bigint generated always as identity primary key,
    dossier_id bigint not null,
    number varchar(100) collate "C" not null,
    dimension varchar(40) not null,
    score integer not null,
    rated_at timestamp(6) with time zone not null,
    arrived_at timestamp(6) with time zone not null,
    content_hash bytea not null,
    comment_sealed bytea not null
);
-- rated once
create unique index rating_once on rating (dossier_id, dimension);
-- the summary of a period
create index rating_of_period on rating (rated_at, dimension, score);

-- Questions that citizens sent through the national portal, and the province's answers.
create table question (
    id bigint generated always as identity primary key,
    portal_id varchar(100) collate "C" not null,
    content_sealed bytea not null,
    arrived_at timestamp(6) with time zone not null,
    -- when the one-stop system took it
    handed_at timestamp(6) with time zone,
    answer_hash bytea,
    answer_sealed bytea,
    answered_at timestamp(6) with time zone,
    -- when the portal took the answer
    returned_at timestamp(6) with time zone
);
-- each once
create unique index question_once on question (portal_id);

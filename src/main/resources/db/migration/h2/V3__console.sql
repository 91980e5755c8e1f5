-- Tokens of the operations API: only their SHA-256, never the token.
create table operator_credential (
    name         varchar(60)              not null primary key,
    role         varchar(20)              not null check (role in ('observer', 'operator', 'auditor', 'admin')),
    token_sha256 char(64)                 not null unique, -- the look-up of every call
    created_at   timestamp with time zone not null,
    created_by   varchar(60)              not null
);

-- File links are not stored; what is, is from when on the older ones of a dossier no longer open anything.
-- The key serves the look-up of every link that is opened.
create table file_link_revocation (
    dossier_id bigint not null primary key,
    revoked_at timestamp(6) with time zone not null
);

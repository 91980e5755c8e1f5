-- Dossiers whose personal data was removed when their time of retention was over. Their row, the times of their
-- statuses and appointments (the figures are counted from them) and the keyed hashes of their versions (a repeat is
-- answered by them) stay; this row says when, by whom and why the rest went. The key serves "was it purged".
create table dossier_purge (
    dossier_id bigint not null primary key,
    -- the last status
    status varchar(20) not null,
    purged_at timestamp(6) with time zone not null,
    purged_by varchar(100) not null,
    reason varchar(500) not null
);
-- purge: the payments of a dossier
create index payment_dossier on payment (dossier);

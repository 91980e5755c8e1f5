-- techId of PM DVCLT, the portal's own id of the citizen (MaDoiTuong); sealed, null where the sender gave none.
-- Read along the key of its version.
alter table dossier_version add column technical_id_sealed bytea;

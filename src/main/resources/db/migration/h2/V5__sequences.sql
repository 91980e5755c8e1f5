-- Every block of a sequence that is used up is a write of its own, forced out like a commit. The blocks of 32 that are
-- the default were a fifth of the writing thread's time; what is left of a block when the process dies is a gap.
alter sequence queue_message_id cache 1000;
alter table dossier_report alter column id set cache 1000;
alter table dossier_exchange alter column id set cache 1000;
alter table dossier_later_step alter column id set cache 1000;

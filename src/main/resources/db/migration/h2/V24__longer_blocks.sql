-- The write that ends a block of a sequence forces out, half done, whatever the writing thread has in hand, and the pages
-- it touched are written once more at its commit. Every 1,000 rows that was still seen in the figures.
alter sequence queue_message_id cache 10000;
alter table dossier_report alter column id set cache 10000;
alter table dossier_exchange alter column id set cache 10000;
alter table dossier_later_step alter column id set cache 10000;

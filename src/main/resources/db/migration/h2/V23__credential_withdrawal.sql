-- A token that is withdrawn keeps its row: its name is never given again, and a start does not make it known anew.
-- Both are read along the unique hash of the token.
alter table operator_credential add column last_used_at timestamp with time zone;
alter table operator_credential add column withdrawn_at timestamp with time zone;

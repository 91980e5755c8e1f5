-- The hot table: unfinished work only. A finished message is deleted; what it did stands in the event log.
create sequence queue_message_id start with 1;

create table queue_message (
  id              bigint        primary key,
  queue           varchar(60)   not null,
  line            varchar(100)  not null,
  -- epoch ms at which a worker may take it: its due time, or the end of the present lease;
  -- 9223372036854775807 while it is parked or stands behind another message of its line
  claim_at        bigint        not null,
  due_at          bigint        not null,
  lease           bigint        not null,  -- token of the present claim, 0 = none
  owner           varchar(60),
  parked          boolean       not null,
  attempts        int           not null,
  created_at      bigint        not null,
  idempotency_key varchar(250)  not null,
  body            bytea not null,  -- sealed
  error_class     varchar(20),
  reason          varchar(80),
  arguments       varchar(1000)
);
create index queue_message_claim on queue_message (queue, claim_at, id);  -- claim
create index queue_message_line on queue_message (line, queue, id);       -- order, dossier view

-- Pauses of a queue (no end) and windows of a partner (from, to): work waits, nothing fails.
create sequence queue_hold_id start with 1;
create table queue_hold (
  id         bigint        primary key,
  scope      varchar(10)   not null,  -- queue | partner
  name       varchar(60)   not null,
  from_at    bigint        not null,
  to_at      bigint        not null,
  who        varchar(100)  not null,
  why        varchar(500)  not null,
  created_at bigint        not null
);

-- Rows live for milliseconds: leave room for updates in place, and vacuum early.
alter table queue_message set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- What comes back from the city (article 7), and what was reconciled with it.

-- 1: the city said later that it does not adopt this rating of another channel.
alter table rating add column withdrawn integer not null default 0;

-- Records that the city gave back and that can't be a rating: without the applicant, as they came
-- otherwise, for a person to look at. The city has the whole under this number.
create table region_aside (
  city_id bigint primary key,
  reason text not null,
  body ${bytes} not null,
  received_at bigint not null
);

-- One row for each comparison of ledger and city that the gateway made by itself.
create table reconciliation (
  id ${identity},
  night text not null unique,            -- the hall's day, such as 2026-11-26
  started_at bigint not null,
  ended_at bigint not null,
  summary text not null,
  differences bigint not null,
  first_lines text not null              -- the first of them, a line each
);

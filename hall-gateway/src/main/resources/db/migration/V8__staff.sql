-- What a terminal says of itself that keeps citizens from rating, since when; '' for nothing.
create table terminal_trouble (
  terminal text primary key,
  since bigint not null,
  trouble text not null                  -- 'screen' or devices, by a comma apart
);

-- Who an overdue follow-up went to; '' for nobody.
alter table followup add column escalated_to text not null default '';

-- Who saw to an alarm; it is open again when it comes again.
alter table alarm add column done_at bigint;
alter table alarm add column done_by text not null default '';

-- What the regulation makes of ratings: decisions, defaults, batches, follow-up.

-- A rating need not come from a terminal's journal: then journal is 0, and seq the row of
-- submission (phone, region) or 0 (default).
alter table rating add column channel text not null default '4';      -- city list pf; '' for a default
alter table rating add column is_default integer not null default 0;
alter table rating add column about text not null default 'window';   -- window, consultation, hall
alter table rating add column source text not null default 'terminal'; -- terminal, phone, region, default
alter table rating add column city_number integer not null default 0; -- region: its assessNumber there
alter table rating add column case_handle text not null default '';   -- where no case is known by it yet
update rating set decision = 'unbound' where decision = 'no-case';
create index rating_case on rating (service_case) where service_case is not null;
create index rating_unbound on rating (case_handle) where service_case is null;

-- What the rules said of a rating; the newest row counts, and rating.decision repeats its outcome.
create table decision (
  id ${identity},
  rating bigint not null,
  outcome text not null,
  rule text not null,
  rules_version text not null,
  sentence text not null,
  decided_at bigint not null
);
create index decision_rating on decision (rating);
insert into decision (rating, outcome, rule, rules_version, sentence, decided_at)
  select id, decision, case when decision = 'unbound' then 'REAL_NAME' else 'ONCE_PER_SERVICE' end,
    '0', '', received_at from rating order by id;

-- Patterns that look like staff pressing. A mark changes nothing else.
create table rating_mark (
  rating bigint not null,
  mark text not null,
  marked_at bigint not null,
  primary key (rating, mark)
);

-- Raw ratings that came on another way than a terminal's journal, byte for byte. Append only.
create table submission (
  id ${identity},
  source text not null,
  source_id text not null,
  body ${bytes} not null,
  received_at bigint not null,
  unique (source, source_id)
);

-- One row for each record that goes to the city: pending, sent or refused, and nothing else.
-- A rating of a batch has one for each case. What no longer counts is told by a 'withdrawal'.
alter table delivery rename to delivery_before;
create table delivery (
  id ${identity},
  rating bigint not null,
  outlet text not null,
  service_case bigint,                   -- the case that it is sent for; null: hangs on no case
  assess_number integer not null,
  kind text not null default 'rating',   -- rating, withdrawal
  state text not null,
  attempts integer not null default 0,
  answer text not null default '',       -- the city's own words
  answered_at bigint,
  unique (outlet, service_case, assess_number)
);
insert into delivery (rating, outlet, service_case, assess_number, state, attempts, answer, answered_at)
  select d.rating, d.outlet, r.service_case, coalesce(c.service_number, 1), d.state, d.attempts,
    d.answer, d.answered_at
  from delivery_before d join rating r on r.id = d.rating
  left join service_case c on c.id = r.service_case order by d.rating;
drop table delivery_before;
create index delivery_open on delivery (outlet, state, id) where state <> 'sent';
create index delivery_rating on delivery (rating);
create index delivery_case on delivery (service_case);

-- Until when a case can be rated; a row for each case that was looked at.
create table rating_term (
  service_case bigint primary key,
  accepted_at bigint,                    -- null: not accepted yet, to be looked at again
  due_at bigint,
  state text not null                    -- open, waiting (not accepted), closed
);
create index rating_term_due on rating_term (due_at) where state = 'open';
create index rating_term_waiting on rating_term (service_case) where state = 'waiting';

-- Until when it is known that a terminal holds nothing back.
create table terminal_report (
  terminal text primary key,
  reported_at bigint not null
);

-- Cases filed together: one rating is valid for all. The first one has no row as a member.
create view batch_member as
  select id as member, batch_leader as lead from service_case
  where batch_leader is not null and batch_leader <> id;

-- Who rates a case, as a keyed hash and nothing else.
create table case_rater (
  service_case bigint primary key,
  rater text not null
);
create index case_rater_rater on case_rater (rater);

create table malicious_rater (
  id ${identity},
  rater text not null,
  reason text not null,
  decided_by text not null,
  decided_at bigint not null,
  since bigint not null,                 -- ratings pressed from here on ...
  expires_at bigint not null,            -- ... and before this are not adopted
  lifted_at bigint,
  lifted_by text not null default ''
);

-- One row for each adopted bad rating.
create table followup (
  id ${identity},
  rating bigint not null unique,
  rated_at bigint not null,
  verify_due bigint not null,
  rectify_from bigint not null,          -- the moment whose working days count
  rectify_due bigint not null,           -- the first moment that is too late
  rectify_date text not null,            -- the last day in time
  provisional integer not null,          -- 1: reaches a year whose holidays are not known
  state text not null,                   -- opened, verified, rectifying, rectified, reported, closed
  assigned_to text not null default '',
  finding text not null default 'none'
);
create index followup_state on followup (state) where state <> 'closed';

-- Who did what when. Append only.
create table followup_event (
  id ${identity},
  followup bigint not null,
  at bigint not null,
  who text not null,
  what text not null,
  state text not null,                   -- after it
  note text not null
);
create index followup_event_of on followup_event (followup);

create table followup_evidence (
  id ${identity},
  followup bigint not null,
  at bigint not null,
  who text not null,
  name text not null,
  sha256 text not null,
  content ${bytes} not null
);
create index followup_evidence_of on followup_evidence (followup);

-- Days off and shifted working days of years that the built-in table does not have.
create table holiday (
  day text primary key,
  working integer not null
);

-- Reports of breaches of discipline, sealed to a key that the hall does not have. Append only.
create table discipline_report (
  id ${identity},
  received_at bigint not null,
  recipient text not null,               -- the key's fingerprint
  sealed ${bytes} not null
);

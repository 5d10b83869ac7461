-- Results (articles 18 and 19): what is published and listed is answered from these, whatever the
-- ledger's size. All of it can be counted anew from the tables before.

-- The moment of a rating's press as far as can be said, see rules.RatingFacts.
create index rating_at on rating
  ((case when time_basis = 'uncertain' then received_at else pressed_at end));
create index service_case_registered on service_case (registered_at);
create index followup_rated on followup (rated_at);
create index clerk_duty_at on clerk_duty (window_no, at);

-- What results are given for.
create table result_subject (
  id ${identity},
  kind text not null,                    -- hall, department, window, clerk, item
  code text not null,
  name text not null,
  named_on text not null,                -- the day whose name that is; the newest holds
  unique (kind, code)
);

-- The counts of a natural day of the hall (2026-11-26) or of a month (2026-11).
create table result_count (
  period text not null,
  kind text not null,
  subject bigint not null,
  counts text not null,                  -- words and numbers, see results.Tally
  primary key (period, kind, subject)
);
create index result_count_subject on result_count (subject, period);

-- Days and months that are to be counted anew.
create table result_dirty (
  period text primary key
);

-- Ratings that changed without a decision.
create table result_touched (
  rating bigint primary key
);

-- Who was at a window by the configuration, since when; the windows' systems' word goes before it.
create table window_staff (
  id ${identity},
  window_no integer not null,
  since bigint not null,
  name text not null,                    -- '' for nobody
  staff_number text not null
);

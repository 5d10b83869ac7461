-- One schema for SQLite and PostgreSQL. Placeholders differ by engine: see Ledger.
-- Keys are in order of arrival; nothing random is indexed on the way in.

create table terminal (
  id text primary key,
  window_no integer not null,
  certificate_sha256 text not null,
  public_key ${bytes} not null,          -- X.509 SubjectPublicKeyInfo, EC P-256
  added_at bigint not null,              -- every time is in milliseconds since 1970, UTC
  revoked_at bigint
);

-- One row for each journal file that a terminal ever began.
create table journal (
  id ${identity},
  journal_id text not null unique,
  terminal text not null references terminal (id),
  up_to bigint not null,                 -- all entries up to this one are in
  head ${bytes} not null,                -- the chain's hash there
  began_at bigint not null
);

-- The raw journal, byte for byte. Never updated, never deleted.
create table entry (
  id ${identity},
  journal integer not null,
  seq bigint not null,
  body ${bytes} not null,
  hash ${bytes} not null,
  received_at bigint not null,
  unique (journal, seq)
);

-- Forks and broken links, as they came, for whoever looks into it.
create table aside (
  id ${identity},
  terminal text not null,
  journal_id text not null,
  first_seq bigint not null,
  last_seq bigint not null,
  reason text not null,
  payload ${bytes} not null,
  received_at bigint not null
);

-- The same alarm again counts up `times`.
create table alarm (
  id ${identity},
  at bigint not null,                    -- when it came first
  last_at bigint not null,
  kind text not null,                    -- fork, broken-link, gap, breach, ledger-damaged, quarantine, ...
  terminal text not null,                -- '' where it is no terminal's
  detail text not null,
  times integer not null,
  unique (kind, terminal, detail)
);

-- A case (办件) with its basics. The applicant is sealed (AES-256-GCM, key outside the database).
create table service_case (
  id ${identity},
  handle text not null unique,           -- what the receipt names
  project_no text not null,
  service_number integer not null,
  basics text not null,                  -- JSON without anything personal
  applicant ${bytes} not null,           -- sealed JSON
  registered_at bigint not null,
  unique (project_no, service_number)
);

-- One row for each offer that was rated, derived from entry and replayable from it.
create table rating (
  id ${identity},
  offer text not null unique,
  journal integer not null,
  seq bigint not null,                   -- of the rating that counts among the offer's
  terminal text not null,
  window_no integer not null,
  level integer not null,                -- city code list: 5 best, 1 worst
  reasons text not null,                 -- codes, comma between
  reason_list text not null,             -- the list's version, '' without reasons
  free_text text not null,
  pressed_wall bigint not null,          -- as the terminal's clock said
  pressed_at bigint not null,            -- corrected
  time_basis text not null,              -- trusted, corrected, uncertain
  received_at bigint not null,
  service_case bigint,                   -- null: hangs on no case
  batch integer not null,
  decision text not null                 -- adopted, duplicate, no-case
);
create unique index rating_adopted_once on rating (service_case) where decision = 'adopted';

-- One row for each adopted rating and outlet: pending, sent or refused, and nothing else.
create table delivery (
  rating bigint not null,
  outlet text not null,
  state text not null,
  attempts integer not null,
  answer text not null,                  -- the city's own words
  answered_at bigint,
  primary key (outlet, rating)
);
create index delivery_open on delivery (outlet, state, rating) where state <> 'sent';

-- How far each reader of the ledger has come.
create table reader (
  name text primary key,
  position bigint not null
);

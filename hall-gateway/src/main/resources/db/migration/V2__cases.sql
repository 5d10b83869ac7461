-- Cases and receipts, the windows' own systems, invitations, and what article 14 asks for.

-- accepted, failed (no receipt, nothing to rate: article 15) or finished. `basics` stay as they were
-- registered, since the city may have them already; what came later stands in columns of its own.
alter table service_case add column state text not null default 'accepted';
alter table service_case add column result_date text not null default '';   -- as the city writes it
-- Cases filed in one go share one receipt and one rating (article 16): the row that the receipt names.
alter table service_case add column batch_leader bigint;
-- Searched by, never read: HMAC-SHA-256 with a key outside the database.
alter table service_case add column certificate_mac ${bytes};
alter table service_case add column phone_mac ${bytes};
-- When the applicant was erased; `applicant` is empty then, as it is for a case that failed.
alter table service_case add column erased_at bigint;
create index service_case_certificate on service_case (certificate_mac)
  where certificate_mac is not null;
create index service_case_phone on service_case (phone_mac) where phone_mac is not null;
create index service_case_batch on service_case (batch_leader) where batch_leader is not null;

-- What was printed. The token is signed anew from this, byte for byte the same; it is kept nowhere.
create table receipt (
  service_case bigint primary key,
  window_no integer not null,
  batch integer not null,
  issued_at bigint not null,
  expires_at bigint not null,
  nonce bigint not null
);

-- The windows' own business systems. Of a key only its SHA-256 is kept.
create table window_system (
  name text primary key,
  key_sha256 text not null unique,
  added_at bigint not null,
  revoked_at bigint
);

-- Idempotency keys of two days: which request each was for, as a keyed hash.
create table api_request (
  system text not null,
  idempotency_key text not null,
  request_mac ${bytes} not null,
  outcome text not null,                 -- what was made, such as an invitation's id; '' for none
  at bigint not null,
  primary key (system, idempotency_key)
);
create index api_request_at on api_request (at);

create table invitation (
  id text primary key,
  system text not null,
  window_no integer not null,
  case_handle text,                      -- that the receipt names; null: a consultation
  item text not null,
  sent_at bigint not null,
  expires_at bigint not null,
  after_entry bigint not null,           -- entries up to this one came before it
  withdrawn_at bigint,
  outcome text not null                  -- '' until it is rated, declined or withdrawn; never a level
);

-- Who was on duty at a window, and whether away; the last row of a window holds.
create table clerk_duty (
  id ${identity},
  window_no integer not null,
  on_duty integer not null,              -- 0: nobody
  name text not null,
  staff_number text not null,
  duty text not null,
  stars integer not null,
  away integer not null,
  at bigint not null,
  by_system text not null
);
create index clerk_duty_window on clerk_duty (window_no, id);

-- Each look at a plain name, number or phone.
create table unmasking (
  id ${identity},
  at bigint not null,
  who text not null,
  why text not null,
  service_case bigint not null
);

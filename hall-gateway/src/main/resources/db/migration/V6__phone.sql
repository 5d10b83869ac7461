-- Ratings from phones.

-- An outlet leaves a delivery alone until this moment: whoever rates on a phone may still tick reasons.
alter table delivery add column not_before bigint not null default 0;

-- Ratings given at a window's poster with a number that no case there was left with at that time.
-- Only the keyed hash of the number is kept, until such a case is registered or 30 days are over.
create table phone_claim (
  offer text primary key,
  window_no integer not null,
  phone_mac ${bytes} not null,
  at bigint not null
);
create index phone_claim_phone on phone_claim (phone_mac);
create index phone_claim_at on phone_claim (at);

-- Which windows there are.
create index receipt_window on receipt (window_no);

-- What somebody should see to at a terminal that still takes ratings, since when; '' for nothing.
create table terminal_notes (
  terminal text primary key,
  since bigint not null,
  notes text not null                    -- words, by a comma apart: disk-low, clock-untrusted, check-network
);

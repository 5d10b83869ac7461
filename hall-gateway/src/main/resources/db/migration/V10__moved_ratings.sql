-- Days that a rating was counted on before it moved to another one; the results look at them again.
create table result_moved (
  day text primary key
);

-- Offers for which something came too late, and somebody was told so.
create table told_late (
  offer text not null,
  what text not null,                    -- change or reasons
  primary key (offer, what)
);

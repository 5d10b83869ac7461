-- Days that a rating was counted on before it moved to another one; the results look at them again.
create table result_moved (
  day text primary key
);

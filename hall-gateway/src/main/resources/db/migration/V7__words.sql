-- What people wrote, sealed as applicants are: it may name somebody (article 14).

-- The row that the words belong to keeps them no more: there its text, name or content is empty.
create table sealed_words (
  id ${identity},
  kind text not null,                    -- note, evidence, evidence-name, rating, submission, aside, register
  of_row bigint not null,                -- of the kind's own table
  rating bigint,                         -- whose case says when they are erased; null: hang on no rating
  at bigint not null,
  sealed ${bytes} not null,
  unique (kind, of_row)
);

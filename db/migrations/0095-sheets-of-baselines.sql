-- Baselines come in and go out as rows of a sheet too.
alter table sheet_imports drop constraint sheet_kind_known;
alter table sheet_imports add constraint sheet_kind_known check (kind in
  ('budget', 'expenses', 'cash-book', 'opening-balances', 'joint-block', 'baselines', 'targets', 'measurements'));

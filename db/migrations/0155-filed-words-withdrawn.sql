-- Area reviews: the words of filed scores or lessons are withdrawn, where they name somebody at risk. They are gone for good;
-- day, digest and who filed stay, so that a receipt that prints the digest still says what was given.
do $$
declare name text;
begin
  foreach name in array array['score_filings', 'lesson_filings'] loop
    execute format('alter table %I alter column content drop not null,
      add column withdrawn_on date, add column withdrawn_by_name text,
      add column withdrawn_why text constraint %I check (withdrawn_why <> %L),
      add column withdrawn_no bigint,
      add constraint %I check (num_nulls(withdrawn_on, withdrawn_by_name, withdrawn_why, withdrawn_no) in (0, 4)
        and (content is null) = (withdrawn_no is not null))',
      name, left(name, -1) || '_withdrawn_says_why', '', left(name, -1) || '_keeps_its_words_or_says_why_not');
    execute format('grant update (content, withdrawn_on, withdrawn_by_name, withdrawn_why, withdrawn_no) on %I to relais_institute', name);
    execute format('create policy filed_words_only_go on %I as restrictive for update to relais_institute
      using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and withdrawn_no is null)
      with check (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and content is null)', name);
  end loop;
end $$;

import { type RawBuilder, sql } from 'kysely';
import { amountsInForce } from './counted-rows.ts';

/** Where and when the budgets in force have money for investments, a table `investments`; read only where it is asked. */
export const investments = (instituteId: string): RawBuilder<unknown> => sql`investments as materialized (
  select distinct b.programme_id, b.outcome_id, b.partnership_id, extract(year from b.from_on)::int as from_year,
         extract(year from b.until_on)::int as until_year
    from (${amountsInForce(instituteId)}) as b where b.heading = 'investment' and b.amount_minor > 0)`;

/** What M18 sees of an expense `e` of a programme `p`, as one JSON value. */
export const assetFacts = (): RawBuilder<unknown> => sql`case when e.heading <> 'investment'
  then json_build_object('heading', e.heading, 'assets', 0, 'undestined', 0, 'isBudgeted', true, 'isOver', false)
  else (select json_build_object('heading', e.heading, 'assets', count(*),
      'undestined', count(*) filter (where s.destination is null or not exists (select from documents d
        where d.institute_id = s.institute_id and d.subject_kind = 'asset' and d.subject_id = s.asset_id and d.ended_by_no is null)),
      'isBudgeted', exists (select from investments i where i.programme_id = e.programme_id
        and i.outcome_id is not distinct from e.outcome_id
        and (i.partnership_id is null or i.partnership_id is not distinct from e.partnership_id)
        and e.charged_year between i.from_year and i.until_year),
      'isOver', p.until_on < current_date)
    from assets s where s.institute_id = e.institute_id and s.expense_id = e.origin_id and s.ended_by_no is null) end`;

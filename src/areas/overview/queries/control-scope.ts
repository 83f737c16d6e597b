import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { SubjectKind } from './subject-sources.ts';

type Scope = { outcomes: readonly string[]; years: readonly number[] };

const ofPartnerships = (partnerships: RawBuilder<unknown>) => sql`
  select p.outcome_id as outcome, null::int as year from outcome_partners p
   where p.institute_id = ${sql.ref('s.institute_id')} and p.partnership_id in (${partnerships})`;

/** What can be asked about, since its page shows the questions. From the thing `s` with `institute_id` and `id`: its outcomes, and its year where it has one. */
const touched: Partial<Record<SubjectKind, RawBuilder<unknown>>> = {
  programme: sql`select o.id as outcome, null::int as year from outcomes o
    where (o.institute_id, o.programme_id) = (s.institute_id, s.id)`,
  activity: sql`select a.outcome_id as outcome, extract(year from a.planned_from)::int as year from activities a
    where (a.institute_id, a.id) = (s.institute_id, s.id)`,
  expense: sql`select e.outcome_id as outcome, e.charged_year as year from expenses e
    where (e.institute_id, e.expense_id) = (s.institute_id, s.id)`,
  story: sql`select t.outcome_id as outcome, null::int as year from stories t
    where (t.institute_id, t.id) = (s.institute_id, s.id) and t.ended_by_no is null`,
  partnership: ofPartnerships(sql`s.id`),
  organisation: ofPartnerships(
    sql`select x.id from partnerships x where (x.institute_id, x.organisation_id) = (s.institute_id, s.id)`,
  ),
  agreement: ofPartnerships(
    sql`select x.partnership_id from agreements x where (x.institute_id, x.id) = (s.institute_id, s.id)`,
  ),
};

/**
 * The part of a control that a thing touches: its outcomes among those under control, and its year, or all years under
 * control where it has none of its own. Undefined where the thing lies outside, or its page shows no questions.
 */
export const controlScopeOf = async (
  tx: Tx,
  instituteId: string,
  { kind, id }: { kind: SubjectKind; id: string },
  control: Scope,
): Promise<Scope | undefined> => {
  if (kind === 'outcome') return control.outcomes.includes(id) ? { ...control, outcomes: [id] } : undefined;
  const source = touched[kind];
  if (!source) return undefined;
  const { rows } = await sql<{ outcome: string; year: number | null }>`
    select distinct touched.outcome, touched.year
      from (select ${instituteId}::uuid as institute_id, ${id}::uuid as id) as s, lateral (${source}) as touched
     where touched.outcome = any (${[...control.outcomes]}::uuid[])
       and (touched.year is null or touched.year = any (${[...control.years]}::int[]))`.execute(tx);
  if (rows.length === 0) return undefined;
  const years = [...new Set(rows.flatMap(({ year }) => (year === null ? [] : [year])))];
  return {
    outcomes: [...new Set(rows.map(({ outcome }) => outcome))],
    years: years.length > 0 ? years : control.years,
  };
};

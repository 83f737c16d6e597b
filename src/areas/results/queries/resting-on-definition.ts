import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { TakingBack } from '../rules/taken-back.ts';
import { type AimedRow, aimsTakenBack } from './definition-steps.ts';

/** What can rest on a version of a definition, the gravest first. */
export const definitionFacts = [
  'programme-filed',
  'filed',
  'report-filed',
  'reviewed',
  'returned',
  'measured',
  'unreported',
  'asked',
  'target',
  'baseline',
] as const;
export type DefinitionFact = (typeof definitionFacts)[number];

/** `id`: of what it is, of the indicator for what is aimed at; `name`: how it is called, or its year; else its days. */
export type RestingOnDefinition = {
  fact: DefinitionFact;
  id: string;
  name: string | null;
  from: string | null;
  until: string | null;
};

/**
 * What came to rest on the version in force since it is: handed in to the donor, or by a partner in its report; a point of a
 * review or a returned item; measured under it, or said to be nothing; asked for in a window, unless that asked for the indicator
 * before; aimed at; a baseline. What was taken back since keeps nothing.
 */
export const restingOnDefinition = async (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  way: TakingBack,
): Promise<RestingOnDefinition[]> => {
  const { since, versionIds } = way;
  const { rows } = await sql<RestingOnDefinition>`
    with own as (select i.institute_id, i.id, o.programme_id from indicators i
      join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
      where i.institute_id = ${instituteId} and i.id = ${indicatorId})
    select f.* from (
      select 'programme-filed' as fact, d.programme_id as id, p.reference as name, null::text as "from", null::text as until
        from programme_decisions d
        join own on (own.institute_id, own.programme_id) = (d.institute_id, d.programme_id)
        join programmes p on (p.institute_id, p.id) = (d.institute_id, d.programme_id)
       where d.ended_by_no is null and d.place_no > ${since}
      union
      select 'filed', g.id, null, g.filed_on::text, null from filings g
        join own on (own.institute_id, own.programme_id) = (g.institute_id, g.programme_id) where g.entry_no > ${since}
      union
      select 'report-filed', r.id, null, r.from_on::text, r.until_on::text from partner_report_steps s
        join own on s.institute_id = own.institute_id and own.id = any (s.asked_indicators)
        join partner_reports r on (r.institute_id, r.id) = (s.institute_id, s.report_id)
       where s.entry_no > ${since} and not exists (select from partner_report_steps x
         where (x.institute_id, x.report_id) = (s.institute_id, s.report_id) and x.step = 'withdrawn')
      union
      select 'reviewed', v.id, v.year::text, null, null from review_points p
        join own on (own.institute_id, own.id) = (p.institute_id, p.indicator_id)
        join progress_reviews v on (v.institute_id, v.id) = (p.institute_id, p.review_id) and v.withdrawn_on is null
       where p.ended_by_no is null and p.entry_no > ${since}
      union
      select 'returned', r.id, null, r.from_on::text, r.until_on::text from returned_report_items t
        join own on (own.institute_id, own.id) = (t.institute_id, t.subject_id) and t.about = 'indicator'
        join partner_reports r on (r.institute_id, r.id) = (t.institute_id, t.report_id)
       where t.entry_no > ${since} and not exists (select from partner_report_steps x
         where (x.institute_id, x.report_id) = (t.institute_id, t.report_id) and x.step = 'withdrawn')
      union
      select 'measured', m.measurement_id, null, m.from_on::text, m.until_on::text from measurements m
       where m.institute_id = ${instituteId} and m.indicator_id = ${indicatorId} and m.ended_by_no is null
         and m.indicator_version_id = any (${versionIds}::uuid[])
      union
      select 'unreported', r.id, w.name, null, null from unreported_figures n
        join measurement_reports r on (r.institute_id, r.id) = (n.institute_id, n.report_id)
        join reporting_windows w on (w.institute_id, w.id) = (r.institute_id, r.window_id) and w.ended_by_no is null
       where n.institute_id = ${instituteId} and n.indicator_id = ${indicatorId} and n.ended_by_no is null and n.entry_no > ${since}
      union
      select 'asked', w.id, w.name, null, null from reporting_windows w
        join own on w.institute_id = own.institute_id and own.id = any (w.indicators)
       where w.ended_by_no is null and not coalesce((
         select (p.body::jsonb -> 'after' -> 'indicators') @> to_jsonb(own.id) from audit_entries e
           join audit_payloads p on (p.chain, p.no) = (e.chain, e.no)
          where e.chain = w.institute_id and e.subject_kind = 'reporting-window' and e.subject_id = w.id
            and e.command = 'set-reporting-window' and e.outcome = 'done' and e.no < ${since}
          order by e.no desc limit 1), false)
    ) as f order by array_position(${[...definitionFacts]}::text[], f.fact), f.name, f.from, f.id limit 200`.execute(
    tx,
  );
  const aims = await aimsTakenBack(tx, instituteId, indicatorId, way);
  const said = (fact: 'target' | 'baseline', { said }: { said: readonly AimedRow[] }) =>
    said.map(({ name, from, until }) => ({ fact, id: indicatorId, name, from, until }));
  return [...rows, ...said('target', aims.targets), ...said('baseline', aims.baselines)];
};

/** Why the version stays that is in force: the gravest of what rests on it. */
export const whyDefinitionStays = ([resting]: readonly RestingOnDefinition[]): Problem | undefined =>
  resting && restingProblem(resting);

/** What rests on it, in a sentence that says what may be done about it. */
export const restingProblem = ({ fact, name, from, until }: RestingOnDefinition): Problem => ({
  key: `results.on-definition-${fact}`,
  args: { name: name ?? '', from: from ?? '', until: until ?? '' },
});

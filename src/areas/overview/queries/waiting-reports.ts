import { sql } from 'kysely';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** Reports whose period is over and that the partner has not filed. */
export const reportsToFile: WaitingQuestion = (at) =>
  reportsIn(at, { what: 'report-to-file', state: 'draft', and: sql`r.until_on < ${at.today}::date` });

/** Reports of which items came back to the partner. */
export const reportsReturned: WaitingQuestion = (at) =>
  reportsIn(at, { what: 'report-returned', state: 'returned' });

/** Reports that were filed and wait for the institute's word. */
export const reportsToJudge: WaitingQuestion = (at) =>
  reportsIn(at, { what: 'report-to-judge', state: 'filed' });

/** Reports that were accepted in the last two weeks: the receipt is there. */
export const reportsAccepted: WaitingQuestion = (at) =>
  reportsIn(at, {
    what: 'report-accepted',
    state: 'accepted',
    and: sql`l.on_day >= ${at.today}::date - 14`,
  });

/** Outcomes whose scores of last year nobody filed: due by 30 April (AR/KB 11 Sept 2016, art. 45 §1 2°). */
export const scoresDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'scores-due'::text, make_date(y.year + 1, 4, 30), 'outcome'::text, o.id, to_jsonb(o.title), g.reference, ${noAmount}
    from outcomes o join programmes g on (g.institute_id, g.id) = (o.institute_id, o.programme_id),
         (select extract(year from ${today}::date)::int - 1 as year) y
   where o.institute_id = ${instituteId} and y.year between extract(year from g.from_on) and extract(year from g.until_on)
     and exists (select from programme_decisions d where (d.institute_id, d.programme_id) = (g.institute_id, g.id) and d.kind = 'decided')
     and not exists (select from score_filings f join score_sheets s on (s.institute_id, s.id) = (f.institute_id, f.sheet_id)
       where f.institute_id = o.institute_id and s.outcome_id = o.id and f.year = y.year)
   order by o.position, o.id limit ${mostOfAKind}`;

type Wanted = { what: string; state: string; and?: ReturnType<typeof sql> };

const reportsIn = (
  { instituteId }: Parameters<WaitingQuestion>[0],
  { what, state, and = sql`true` }: Wanted,
) => sql`
  select ${what}::text, coalesce(l.on_day, r.until_on), 'partner_report'::text, r.id,
         to_jsonb(a.reference || ' · ' || r.from_on || ' – ' || r.until_on), ${partnerNameOf('r')}, ${noAmount}
    from partner_reports r
    join agreements a on (a.institute_id, a.id) = (r.institute_id, r.agreement_id)
    left join lateral (select s.step, s.on_day from partner_report_steps s
       where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1) l on true
   where r.institute_id = ${instituteId} and coalesce(l.step, 'draft') = ${state} and ${and}
   order by 2, r.id limit ${mostOfAKind}`;

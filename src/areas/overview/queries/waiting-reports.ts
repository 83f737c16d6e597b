import { type RawBuilder, sql } from 'kysely';
import { stateAfter } from '../../reviews/queries/partner-reports.ts';
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
  reportsIn(at, { what: 'report-accepted', state: 'accepted', and: inTwoWeeks(at) });

/** Reports whose acceptance was taken back in the last two weeks, and on which nothing was done since. */
export const acceptancesTakenBack: WaitingQuestion = (at) =>
  reportsIn(at, {
    what: 'report-taken-back',
    state: 'filed',
    and: sql`l.step = 'taken_back' and ${inTwoWeeks(at)}`,
  });

const inTwoWeeks = ({ today }: Parameters<WaitingQuestion>[0]) => sql`l.on_day >= ${today}::date - 14`;

type Wanted = { what: string; state: string; and?: RawBuilder<unknown> };

/** A day of the report as it is written in all five languages: a title is text. */
const written = (day: 'from_on' | 'until_on') => sql`to_char(${sql.ref(`r.${day}`)}, 'DD/MM/YYYY')`;

const reportsIn = (
  { instituteId }: Parameters<WaitingQuestion>[0],
  { what, state, and = sql`true` }: Wanted,
) => sql`
  select ${what}::text, coalesce(l.on_day, r.until_on), 'partner_report'::text, r.id,
         to_jsonb(a.reference || ' · ' || ${written('from_on')} || ' – ' || ${written('until_on')}), ${partnerNameOf('r')}, ${noAmount}
    from partner_reports r
    join agreements a on (a.institute_id, a.id) = (r.institute_id, r.agreement_id)
    left join lateral (select s.step, s.on_day from partner_report_steps s
       where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1) l on true
   where r.institute_id = ${instituteId} and ${stateAfter('l')} = ${state} and ${and}
   order by 2, r.id limit ${mostOfAKind}`;

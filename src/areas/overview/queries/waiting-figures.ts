import { sql } from 'kysely';
import { driftedRows } from '../../results/queries/drifted-figures.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

const withLastStep = sql`
  measurement_reports r
  join reporting_windows w on (w.institute_id, w.id) = (r.institute_id, r.window_id)
    and w.ended_by_no is null and r.partnership_id = any (w.partnerships)
  left join lateral (select s.kind, s.at from report_steps s
    where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1) s on true`;

/** Sheets of windows that are open and that nobody submitted; for a month after the closing day too. */
export const figuresToReport: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'figures-to-report'::text, w.closes_on, 'measurement-report'::text, r.id, to_jsonb(w.name), ${partnerNameOf('r')}, ${noAmount}
    from ${withLastStep}
   where r.institute_id = ${instituteId} and s.kind is null
     and ${today}::date between w.opens_on and w.closes_on + 30
   order by w.closes_on, r.id limit ${mostOfAKind}`;

/** Sheets of which an officer returned a figure, or that were opened again. */
export const figuresReturned: WaitingQuestion = ({ instituteId }) => sql`
  select 'figures-returned'::text, (s.at at time zone 'Europe/Brussels')::date, 'measurement-report'::text, r.id, to_jsonb(w.name),
         ${partnerNameOf('r')}, ${noAmount}
    from ${withLastStep}
   where r.institute_id = ${instituteId} and s.kind in ('returned', 'unlocked')
   order by s.at, r.id limit ${mostOfAKind}`;

/** Sheets that were submitted and that nobody reviewed. */
export const figuresToReview: WaitingQuestion = ({ instituteId }) => sql`
  select 'figures-to-review'::text, (s.at at time zone 'Europe/Brussels')::date, 'measurement-report'::text, r.id, to_jsonb(w.name),
         ${partnerNameOf('r')}, ${noAmount}
    from ${withLastStep}
   where r.institute_id = ${instituteId} and s.kind = 'submitted'
   order by s.at, r.id limit ${mostOfAKind}`;

/** Approved figures that an officer restated or took back in the last thirty days: whose they are is to know. */
export const figuresRestated: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'figure-restated'::text, (x.at at time zone 'Europe/Brussels')::date, 'indicator'::text, m.indicator_id, v.title,
         ${partnerNameOf('x')}, ${noAmount}
    from measurement_restatements x
    join measurements m on (m.institute_id, m.id) = (x.institute_id, x.replaced_row_id)
    join indicator_versions v on (v.institute_id, v.indicator_id) = (m.institute_id, m.indicator_id) and v.ended_by_no is null
   where x.institute_id = ${instituteId} and x.at > ${today}::date - 30
   order by x.at, x.id limit ${mostOfAKind}`;

/** Figures that were confirmed against records which say otherwise since: one line an indicator and partner. */
export const figuresDrifted: WaitingQuestion = ({ instituteId }) => sql`
  select 'figure-drifted'::text, min(x.until_on), 'indicator'::text, x.indicator_id, v.title,
         x.partner, ${noAmount}
    from (select d.*, ${partnerNameOf('d')} as partner from (select r.*, ${instituteId}::uuid as institute_id
            from (${driftedRows(instituteId)}) r) d) x
    join indicator_versions v on v.institute_id = ${instituteId} and v.indicator_id = x.indicator_id and v.ended_by_no is null
   group by x.indicator_id, x.partnership_id, v.title, x.partner
   order by 2, x.indicator_id limit ${mostOfAKind}`;

import { type RawBuilder, sql } from 'kysely';
import type { Role } from '../../../kernel/actor.ts';
import { driftedRows } from '../../results/queries/drifted-figures.ts';
import {
  broughtBy,
  handedInBy,
  lastToJudge,
  mayBeRestatedSince,
  mayHaveComeSince,
  ofThese,
  sheetsAsTheyStand,
  sheetsOfWindows,
} from '../../results/queries/sheet-turns.ts';
import {
  mostOfAKind,
  noAmount,
  noLines,
  partnerNameOf,
  type WaitingAt,
  type WaitingQuestion,
} from './waiting.ts';

/** Sheets of windows that are open and that nobody submitted; for a month after the closing day too. */
export const figuresToReport: WaitingQuestion = (at) => toReport(at, ofPartner);

/** The institute's own sheets among them: for those who measure for it, the director where there is no programme officer. */
export const ownFiguresToReport: WaitingQuestion = (at) => toReport(at, ofInstitute);

export const ownFiguresForTheDirector: WaitingQuestion = (at) =>
  toReport(at, sql`${ofInstitute} and not ${isAnyOfficer(at)}`);

const ofPartner = sql`r.partnership_id is not null`;
const ofInstitute = sql`r.partnership_id is null`;

const toReport = ({ instituteId, today }: WaitingAt, whose: RawBuilder<unknown>) => sql`
  select 'figures-to-report'::text, w.closes_on, 'measurement-report'::text, r.id, to_jsonb(w.name), ${partnerNameOf('r')}, ${noAmount}
    from ${sheetsAsTheyStand}
   where r.institute_id = ${instituteId} and ${whose} and s.kind is null
     and ${today}::date between w.opens_on and w.closes_on + 30
   order by w.closes_on, r.id limit ${mostOfAKind}`;

/** Sheets of which an officer returned a figure, or that were opened again. */
export const figuresReturned: WaitingQuestion = (at) => returned(at, ofPartner);

export const ownFiguresReturned: WaitingQuestion = (at) => returned(at, ofInstitute);

/** Those of them that somebody handed in who is no programme officer, whom they are returned to; all where there is none. */
export const figuresReturnedToOne =
  (isDirector: boolean): WaitingQuestion =>
  (at) =>
    returned(
      at,
      sql`${ofInstitute} and (${at.userId ? handedInBy(at.userId) : sql`false`}
      or ${isDirector ? sql`not ${isAnyOfficer(at)}` : sql`false`})`,
    );

const returned = ({ instituteId }: WaitingAt, whose: RawBuilder<unknown>) => sql`
  select 'figures-returned'::text, (s.at at time zone 'Europe/Brussels')::date, 'measurement-report'::text, r.id, to_jsonb(w.name),
         ${partnerNameOf('r')}, ${noAmount}
    from ${sheetsOfWindows}
   where r.institute_id = ${instituteId} and ${whose} and ${ofThese(sql`s.kind in ('returned', 'unlocked')`)}
   order by s.at, r.id limit ${mostOfAKind}`;

/** Sheets whose approval was taken back in the last thirty days and that nobody judged since: who handed them in is to know. */
export const approvalsTakenBack: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'approval-taken-back'::text, (s.at at time zone 'Europe/Brussels')::date, 'measurement-report'::text, r.id, to_jsonb(w.name),
         ${partnerNameOf('r')}, ${noAmount}
    from ${sheetsOfWindows}
   where r.institute_id = ${instituteId} and ${ofPartner}
     and ${ofThese(sql`s.kind = 'taken_back' and s.at > ${today}::date - 30`)}
   order by s.at, r.id limit ${mostOfAKind}`;

/**
 * Sheets that were submitted and that nobody reviewed, also as an approval was taken back, and those that were approved before
 * a figure was added to them; of one who asks, those that it did not bring itself (`broughtBy`).
 */
export const figuresToReview: WaitingQuestion = (at) => toReview(at, notTheirs(at));

/**
 * Those of them that no programme officer may approve, as each brought some of what is to be judged: they wait for the
 * director; and where no other director may either, for one who brought some too, to return the sheet.
 */
export const figuresForTheDirector: WaitingQuestion = (at) =>
  toReview(
    at,
    sql`not ${mayJudge(at, 'programme_officer')} and (${notTheirs(at)} or not ${mayJudge(at, 'director')})`,
  );

const notTheirs = ({ userId }: WaitingAt) => (userId ? sql`not ${broughtBy(userId)}` : sql`true`);

/** Those who hold this role on the day, as a select of `k`. */
const holding = ({ today }: WaitingAt, role: Role) => sql`select from memberships k
  where k.institute_id = r.institute_id and k.role = ${role}
    and k.suspended_at is null and k.from_on <= ${today}::date and (k.until_on is null or k.until_on >= ${today}::date)`;

const isAnyOfficer = (at: WaitingAt) => sql`exists (${holding(at, 'programme_officer')})`;

/** Whether somebody of this role brought nothing of what is to be judged. */
const mayJudge = (at: WaitingAt, role: Role) =>
  sql`exists (${holding(at, role)} and not ${broughtBy(sql`k.user_id`)})`;

/** In a sheet that was approved or locked, what came since waits from the day on which it came; where nothing came, nothing waits. */
const waitsSince = sql`(case when s.kind in ('approved', 'locked') then ${lastToJudge} else s.at end)`;

/** Sheet by sheet in their order until the list is full: whose they are to judge and whether they are asked for costs the most. */
const toReview = ({ instituteId }: WaitingAt, and: RawBuilder<unknown>) => sql`
  select 'figures-to-review'::text, (q.since at time zone 'Europe/Brussels')::date, 'measurement-report'::text, q.id, q.name,
         ${partnerNameOf('q')}, ${noAmount}
    from (select r.institute_id, r.id, r.partnership_id, to_jsonb(w.name) as name, ${waitsSince} as since from ${sheetsOfWindows}
      where r.institute_id = ${instituteId} and (s.kind in ('submitted', 'taken_back')
        or (s.kind = 'approved' and ${mayHaveComeSince(instituteId)}) or (s.kind = 'locked' and ${mayBeRestatedSince(instituteId)}))
      order by since, r.id offset 0) q
   where q.since is not null and exists (select from ${sheetsOfWindows}
     where r.institute_id = ${instituteId} and r.id = q.id and ${ofThese(and)} offset 0)
   order by q.since, q.id limit ${mostOfAKind}`;

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
export const figuresDrifted: WaitingQuestion = ({ instituteId, sources }) =>
  sources?.length === 0
    ? noLines
    : sql`
  select 'figure-drifted'::text, min(x.until_on), 'indicator'::text, x.indicator_id, v.title,
         x.partner, ${noAmount}
    from (select d.*, ${partnerNameOf('d')} as partner from (select r.*, ${instituteId}::uuid as institute_id
            from (${driftedRows(instituteId, { sources })}) r) d) x
    join indicator_versions v on v.institute_id = ${instituteId} and v.indicator_id = x.indicator_id and v.ended_by_no is null
   group by x.indicator_id, x.partnership_id, v.title, x.partner
   order by 2, x.indicator_id limit ${mostOfAKind}`;

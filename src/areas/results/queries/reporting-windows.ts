import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CoveringWindow } from '../rules/closed-period.ts';
import type { AlsoAsked } from '../rules/report-input.ts';
import type { ReportState } from '../rules/report-state.ts';
import { askedOfWindow, indicatorsAsked, sameOwner } from './window-asks.ts';

export type WindowRow = {
  id: string;
  programmeId: string;
  programme: string;
  name: string;
  from: CalendarDay;
  until: CalendarDay;
  opensOn: CalendarDay;
  closesOn: CalendarDay;
  indicators: readonly string[];
  partnerships: readonly string[];
  /** Partners that are asked expressly for an outcome in which they do not work. */
  alsoAsked: readonly AlsoAsked[];
  /** Whether the institute hands in its own figures too. */
  asksInstitute: boolean;
  version: number;
};

/** Windows that ask someone: one that was withdrawn is none. As of an audit number: those of then, as they are worded now. */
const windows = (instituteId: string, asOf?: number, partnerships: readonly string[] = []) => sql<WindowRow>`
  select w.id, w.programme_id as "programmeId", p.reference as programme, w.name, w.from_on as "from", w.until_on as until,
    w.opens_on as "opensOn", w.closes_on as "closesOn", ${askedOf(partnerships, asOf)} as indicators, w.partnerships,
    w.also_asked as "alsoAsked", w.asks_institute as "asksInstitute", w.version
    from reporting_windows w join programmes p on (p.institute_id, p.id) = (w.institute_id, w.programme_id)
   where w.institute_id = ${instituteId} and ${standing('w', asOf)}`;

/** All for which the window `w` asks, or what it asks of some partners. */
const askedOf = (partnerships: readonly string[], asOf?: number) =>
  partnerships.length === 0
    ? sql`w.indicators`
    : indicatorsAsked(sql`unnest(${[...partnerships]}::uuid[])`, asOf);

/** Of all, or for a partner of those that ask one of its partnerships: others' it reads for what is due, and is told none of. */
const asking = (partnerships: readonly string[]) =>
  partnerships.length === 0 ? sql`true` : sql`w.partnerships && ${[...partnerships]}::uuid[]`;

/** The windows of a programme, the latest period first; for a partner those that ask its `partnerships`, with what they ask of these. */
export const windowsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  partnerships: readonly string[] = [],
  asOf?: number,
): Promise<WindowRow[]> =>
  (
    await sql<WindowRow>`${windows(instituteId, asOf, partnerships)} and w.programme_id = ${programmeId} and ${asking(partnerships)}
      order by w.until_on desc, w.from_on desc, w.id`.execute(tx)
  ).rows.filter(({ indicators }) => indicators.length > 0);

export const windowById = async (tx: Tx, instituteId: string, id: string): Promise<WindowRow | undefined> =>
  (await sql<WindowRow>`${windows(instituteId)} and w.id = ${id}`.execute(tx)).rows[0];

/** A window that was opened by mistake, when it was withdrawn and why. */
export type WithdrawnWindow = Pick<
  WindowRow,
  'id' | 'programmeId' | 'programme' | 'name' | 'from' | 'until'
> & {
  on: CalendarDay;
  byName: string;
  reason: string;
};

const withdrawn = (instituteId: string, which: ReturnType<typeof sql>) => sql<WithdrawnWindow>`
  select w.id, w.programme_id as "programmeId", p.reference as programme, w.name, w.from_on as "from", w.until_on as until,
    w.withdrawn_on as "on", w.withdrawn_by_name as "byName", w.withdrawal_reason as reason
    from reporting_windows w join programmes p on (p.institute_id, p.id) = (w.institute_id, w.programme_id)
   where w.institute_id = ${instituteId} and w.ended_by_no is not null and ${which}
   order by w.ended_by_no desc`;

/** The windows of a programme that were withdrawn, the last first; for a partner those that asked its `partnerships`. */
export const withdrawnWindowsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  partnerships: readonly string[] = [],
): Promise<WithdrawnWindow[]> =>
  (await withdrawn(instituteId, sql`w.programme_id = ${programmeId} and ${asking(partnerships)}`).execute(tx))
    .rows;

/** The window where it was withdrawn, by its own id or that of one of its sheets; for a partner one that asked its `partnerships`. */
export const withdrawnWindow = async (
  tx: Tx,
  instituteId: string,
  id: string,
  partnerships: readonly string[] = [],
): Promise<WithdrawnWindow | undefined> =>
  (
    await withdrawn(
      instituteId,
      sql`(w.id = ${id} or w.id = (select r.window_id from measurement_reports r
        where r.institute_id = ${instituteId} and r.id = ${id})) and ${asking(partnerships)}`,
    ).execute(tx)
  ).rows[0];

/** Partnerships whose sheet is beyond a draft; null where the institute's own is. */
export const reportedIn = async (tx: Tx, instituteId: string, windowId: string): Promise<(string | null)[]> =>
  (
    await tx
      .selectFrom('report_steps as s')
      .innerJoin('measurement_reports as r', (join) =>
        join.onRef('r.institute_id', '=', 's.institute_id').onRef('r.id', '=', 's.report_id'),
      )
      .select('r.partnership_id')
      .distinct()
      .where('r.institute_id', '=', instituteId)
      .where('r.window_id', '=', windowId)
      .execute()
  ).map((row) => row.partnership_id);

/** The sheet of a partner, or of the institute itself (null), in a window, and its last step. */
export type ReportRow = {
  id: string;
  windowId: string;
  partnershipId: string | null;
  partner: string | null;
  /** What the window asks of this one, in its order. */
  indicators: readonly string[];
  draft: Readonly<Record<string, string[]>> | null;
  draftLanguage: string | null;
  draftByName: string | null;
  version: number;
  state: ReportState;
  since: CalendarDay | null;
  note: string | null;
  byName: string | null;
};

const reports = (instituteId: string, which: ReturnType<typeof sql>, asOf?: number) => sql<ReportRow>`
  select r.id, w.id as "windowId", a.partnership_id as "partnershipId", g.name as partner, n.indicators, r.draft,
    r.draft_language as "draftLanguage", r.draft_by_name as "draftByName", r.version,
    coalesce(s.kind, 'draft') as state, (s.at at time zone 'Europe/Brussels')::date as since, s.note, s.by_name as "byName"
    from reporting_windows w cross join lateral ${askedOfWindow} as a (partnership_id)
    left join partnerships p on (p.institute_id, p.id) = (w.institute_id, a.partnership_id)
    left join organisations g on (g.institute_id, g.id) = (p.institute_id, p.organisation_id)
    join measurement_reports r on r.institute_id = w.institute_id and r.window_id = w.id
      and ${sameOwner('r.partnership_id', 'a.partnership_id')}
    cross join lateral (select ${indicatorsAsked(sql`(values (a.partnership_id))`, asOf)} as indicators) n
    left join lateral (select s.kind, s.at, s.note, s.by_name from report_steps s
      where s.institute_id = r.institute_id and s.report_id = r.id and ${known('s', asOf)} order by s.entry_no desc limit 1) s on true
   where w.institute_id = ${instituteId} and ${standing('w', asOf)} and ${known('r', asOf)} and ${which} and n.indicators <> '{}'
   order by g.name, p.id`;

/** The sheets of a window, of every partner that is asked and that the actor sees; the institute's own last. */
export const reportsOf = async (
  tx: Tx,
  instituteId: string,
  windowId: string,
  asOf?: number,
): Promise<ReportRow[]> => (await reports(instituteId, sql`w.id = ${windowId}`, asOf).execute(tx)).rows;

/** A sheet of one partner with the window that asks for it. */
export type PartnerReport = Pick<
  ReportRow,
  'id' | 'windowId' | 'partnershipId' | 'state' | 'since' | 'draftByName'
> &
  Pick<WindowRow, 'name' | 'programme' | 'from' | 'until' | 'opensOn' | 'closesOn'>;

/** The sheets of one partner, the latest period first. As of an audit number: those of then. */
export const reportsOfPartner = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  asOf?: number,
): Promise<PartnerReport[]> =>
  (
    await sql<PartnerReport>`
      select r.id, r."windowId", r."partnershipId", r.state, r.since, r."draftByName", w.name, w.programme, w."from", w.until,
        w."opensOn", w."closesOn"
        from (${reports(instituteId, sql`a.partnership_id = ${partnershipId}`, asOf)}) r
        join (${windows(instituteId, asOf)}) w on w.id = r."windowId"
       order by w.until desc, w.id`.execute(tx)
  ).rows;

export const reportOf = async (
  tx: Tx,
  instituteId: string,
  { windowId, partnershipId }: { windowId: string; partnershipId: string | null },
): Promise<ReportRow | undefined> =>
  (
    await reports(
      instituteId,
      sql`w.id = ${windowId} and a.partnership_id is not distinct from ${partnershipId}`,
    ).execute(tx)
  ).rows[0];

export const reportById = async (tx: Tx, instituteId: string, id: string): Promise<ReportRow | undefined> =>
  (await reports(instituteId, sql`r.id = ${id}`).execute(tx)).rows[0];

/** The windows that ask these partners, or the institute itself (null), for figures, with the state of each one's sheet. */
export const coveringWindows = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly (string | null)[],
): Promise<CoveringWindow[]> => {
  if (partnershipIds.length === 0) return [];
  const named = partnershipIds.filter((id) => id !== null);
  const { rows } = await sql<CoveringWindow>`
    select w.id as "windowId", w.name, a.partnership_id as "partnershipId", w.from_on as "from", w.until_on as until,
      w.opens_on as "opensOn", w.closes_on as "closesOn", w.indicators, coalesce((select s.kind from report_steps s
        join measurement_reports r on (r.institute_id, r.id) = (s.institute_id, s.report_id)
       where r.institute_id = w.institute_id and r.window_id = w.id and ${sameOwner('r.partnership_id', 'a.partnership_id')}
       order by s.entry_no desc limit 1), 'draft') as state
      from reporting_windows w cross join lateral ${askedOfWindow} as a (partnership_id)
     where w.institute_id = ${instituteId} and w.ended_by_no is null and (a.partnership_id = any (${named}::uuid[])
       or (a.partnership_id is null and ${partnershipIds.includes(null)}))`.execute(tx);
  return rows;
};

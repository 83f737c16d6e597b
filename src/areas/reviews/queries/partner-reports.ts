import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { ReportStep } from '../rules/partner-report-input.ts';
import type { ReportState } from '../rules/partner-report-state.ts';

export type PartnerReportRow = {
  id: string;
  agreementId: string;
  agreement: string;
  partnershipId: string;
  partner: string;
  programmeId: string;
  programme: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  version: number;
  state: ReportState;
  /** Whether it lies with the partner since the report as a whole was returned, and not single items of it alone. */
  isReturnedWhole: boolean;
  /** Day and person of the last step; null while it is a draft. */
  stateOn: CalendarDay | null;
  stateBy: string | null;
  /** Entry number of the last filing, as of which its figures stand once it lies with the institute. */
  filedNo: number | null;
  filedOn: CalendarDay | null;
  /** Who filed it last, as a user. */
  filedBy: string | null;
  filings: number;
  /** Entry number of the last acceptance, also where it was taken back. */
  acceptedNo: number | null;
  /** Entry number of the last step, or of what was written since. */
  standsNo: number;
};

export type PartnerReportFilter = {
  programmeId?: string | undefined;
  partnershipId?: string | undefined;
  agreementId?: string | undefined;
  state?: string | undefined;
  year?: number | undefined;
  /** Key of the last row seen (`keyOfReport`). */
  after?: string | undefined;
  limit?: number | undefined;
};

export const reportsAPage = 25;

/** Where the next page begins after this row. */
export const keyOfReport = ({ untilOn, id }: Pick<PartnerReportRow, 'untilOn' | 'id'>): string =>
  `${untilOn}|${id}`;

/** Reports the actor may see, the latest period first; one more than a page, to know whether there is another. */
export const partnerReports = (
  tx: Tx,
  instituteId: string,
  filter: PartnerReportFilter = {},
): Promise<PartnerReportRow[]> => {
  let query = described(tx, instituteId)
    .orderBy('r.until_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(filter.limit ?? reportsAPage + 1);
  if (filter.programmeId) query = query.where('r.programme_id', '=', filter.programmeId);
  if (filter.partnershipId) query = query.where('r.partnership_id', '=', filter.partnershipId);
  if (filter.agreementId) query = query.where('r.agreement_id', '=', filter.agreementId);
  if (filter.year) query = query.where(sql<SqlBool>`extract(year from r.until_on)::int = ${filter.year}`);
  if (filter.state) query = query.where(sql<SqlBool>`${stateAfter('l')} = ${filter.state}`);
  const after = dayAndId(filter.after);
  if (after) query = query.where(sql<SqlBool>`(r.until_on, r.id) < (${after.day}::date, ${after.id}::uuid)`);
  return query.execute();
};

/** One report; undefined where there is none that the actor may see. */
export const partnerReportById = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<PartnerReportRow | undefined> =>
  described(tx, instituteId).where('r.id', '=', id).executeTakeFirst();

type ReportedDays = { partnershipId: string; programmeId: string; fromOn: string; untilOn: string };

/**
 * The partner's report for the programme, under whichever agreement, whose period shares a day with this one; what was
 * withdrawn keeps no days, and one that moves to other days is not in its own way.
 */
export const reportOfPeriod = (
  tx: Tx,
  instituteId: string,
  wanted: ReportedDays,
  movedId: string | null = null,
): Promise<PartnerReportRow | undefined> =>
  described(tx, instituteId)
    .where('r.partnership_id', '=', wanted.partnershipId)
    .where('r.programme_id', '=', wanted.programmeId)
    .where(sql<SqlBool>`l.step is distinct from 'withdrawn' and r.id is distinct from ${movedId}::uuid`)
    .where(sql<SqlBool>`r.from_on <= ${wanted.untilOn}::date and r.until_on >= ${wanted.fromOn}::date`)
    .executeTakeFirst();

const described = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('partner_reports as r')
    .innerJoin('agreements as a', (join) =>
      join.onRef('a.institute_id', '=', 'r.institute_id').onRef('a.id', '=', 'r.agreement_id'),
    )
    .innerJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 'r.institute_id').onRef('ps.id', '=', 'r.partnership_id'),
    )
    .innerJoin('organisations as n', (join) =>
      join.onRef('n.institute_id', '=', 'ps.institute_id').onRef('n.id', '=', 'ps.organisation_id'),
    )
    .innerJoin('programmes as g', (join) =>
      join.onRef('g.institute_id', '=', 'r.institute_id').onRef('g.id', '=', 'r.programme_id'),
    )
    .leftJoinLateral(lastStep(), (join) => join.onTrue())
    .leftJoinLateral(lastFiling(), (join) => join.onTrue())
    .select(['r.id', 'r.agreement_id as agreementId', 'a.reference as agreement'])
    .select(['r.partnership_id as partnershipId', 'n.name as partner', 'r.programme_id as programmeId'])
    .select(['g.reference as programme', 'r.from_on as fromOn', 'r.until_on as untilOn', 'r.version'])
    .select([stateAfter('l').as('state'), 'l.on_day as stateOn'])
    .select(['l.by_name as stateBy', 'f.entry_no as filedNo', 'f.on_day as filedOn', 'f.by_user as filedBy'])
    .select(sql<number>`coalesce(f.filings, 0)::int`.as('filings'))
    .select(returnedWhole().as('isReturnedWhole'))
    .select([lastAcceptance().as('acceptedNo'), lastChange().as('standsNo')])
    .where('r.institute_id', '=', instituteId);

/** What a report is after its last step, the row of this alias; one whose acceptance was taken back lies there as filed. */
export const stateAfter = (last: string): RawBuilder<ReportState> => sql<ReportState>`
  case ${sql.ref(`${last}.step`)} when 'taken_back' then 'filed' else coalesce(${sql.ref(`${last}.step`)}, 'draft') end`;

const returnedWhole = () => sql<boolean>`exists (
  select from returned_report_items i
   where i.institute_id = r.institute_id and i.report_id = r.id and i.step_id = l.id and i.about = 'report')`;

const lastAcceptance = () => sql<number | null>`(
  select max(s.entry_no) from partner_report_steps s
   where s.institute_id = r.institute_id and s.report_id = r.id and s.step = 'accepted')`;

const lastStep = () =>
  sql<{
    id: string | null;
    step: ReportStep | null;
    on_day: CalendarDay | null;
    by_name: string | null;
    entry_no: number | null;
  }>`(
    select s.id, s.step, s.on_day, s.by_name, s.entry_no from partner_report_steps s
     where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1)`.as('l');

const lastChange = () =>
  sql<number>`greatest(r.entry_no, l.entry_no, (select max(s.entry_no) from partner_report_sections s
    where s.institute_id = r.institute_id and s.report_id = r.id))`;

const lastFiling = () =>
  sql<{
    entry_no: number | null;
    on_day: CalendarDay | null;
    by_user: string | null;
    filings: number | null;
  }>`(
    select s.entry_no, s.on_day, s.by_user, count(*) over () as filings from partner_report_steps s
     where s.institute_id = r.institute_id and s.report_id = r.id and s.step = 'filed'
     order by s.entry_no desc limit 1)`.as('f');

import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { ScreeningSeen } from '../rules/screening.ts';
import {
  type answerVerdicts,
  type electionMethods,
  type legalStatuses,
  sharesOf,
} from '../rules/screening-input.ts';

export type ScreeningRow = ScreeningSeen & {
  id: string;
  partnershipId: string;
  legalStatus: (typeof legalStatuses)[number];
  registration: string | null;
  registeredOn: CalendarDay | null;
  recognitionSource: string | null;
  statutesOn: CalendarDay | null;
  electionMethod: (typeof electionMethods)[number];
  organSeats: number | null;
  organWomen: number | null;
  organYouth: number | null;
  conflicts: string | null;
  source: string;
  /** Why it took another's place. */
  reason: string | null;
};

export type ScreeningAnswerRow = {
  id: string;
  screeningId: string;
  verdict: (typeof answerVerdicts)[number];
  text: string;
  answeredOn: CalendarDay;
  answeredByName: string;
};

const screeningRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('partner_screenings as s')
    .select(['s.id', 's.partnership_id as partnershipId', 's.screened_on as screenedOn'])
    .select(['s.legal_status as legalStatus', 's.registration', 's.registered_on as registeredOn'])
    .select(['s.recognition_source as recognitionSource', 's.statutes_on as statutesOn'])
    .select(['s.congress_held_on as congressHeldOn', 's.congress_due_on as congressDueOn'])
    .select(['s.congress_prevented_source as congressPreventedSource', 's.election_method as electionMethod'])
    .select(['s.organ_seats as organSeats', 's.organ_women as organWomen', 's.organ_youth as organYouth'])
    .select(['s.income_dues', 's.income_employer', 's.income_state'])
    .select(['s.income_party', 's.income_donors', 's.income_other'])
    .select(['s.conflicts', 's.source', 's.correction_reason as reason'])
    .where('s.institute_id', '=', instituteId);

type Found = Awaited<ReturnType<ReturnType<typeof screeningRows>['execute']>>[number];

const withIncome = ({
  income_dues,
  income_employer,
  income_state,
  income_party,
  income_donors,
  income_other,
  ...row
}: Found): ScreeningRow =>
  ({
    ...row,
    income: sharesOf({
      incomeDues: income_dues ?? undefined,
      incomeEmployer: income_employer ?? undefined,
      incomeState: income_state ?? undefined,
      incomeParty: income_party ?? undefined,
      incomeDonors: income_donors ?? undefined,
      incomeOther: income_other ?? undefined,
    }),
  }) as ScreeningRow;

/** The screenings of a partner that stand, latest first; with `until` those up to that day. */
export const screeningsOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  until?: CalendarDay,
): Promise<ScreeningRow[]> => {
  let query = screeningRows(tx, instituteId)
    .where('s.ended_by_no', 'is', null)
    .where('s.partnership_id', '=', partnershipId)
    .orderBy('s.screened_on', 'desc')
    .orderBy('s.id', 'desc');
  if (until) query = query.where('s.screened_on', '<=', until);
  return (await query.execute()).map(withIncome);
};

/** The screenings up to a day of several partners, each partner's latest first. */
export const screeningsOfAll = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  until: CalendarDay,
): Promise<ReadonlyMap<string, ScreeningRow[]>> => {
  if (partnershipIds.length === 0) return new Map();
  const rows = await screeningRows(tx, instituteId)
    .where('s.ended_by_no', 'is', null)
    .where('s.partnership_id', 'in', [...partnershipIds])
    .where('s.screened_on', '<=', until)
    .orderBy('s.screened_on', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return Map.groupBy(rows.map(withIncome), ({ partnershipId }) => partnershipId);
};

/** One screening as it stands; undefined where it was replaced or is not this actor's to see. */
export const screening = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<ScreeningRow | undefined> => {
  if (!isId(id)) return undefined;
  const row = await screeningRows(tx, instituteId)
    .where(isRow('s', { table: 'partner_screenings', instituteId, id, newest }))
    .executeTakeFirst();
  return row && withIncome(row);
};

/** What a partner said of its screenings, latest first; an answer stays with the row that it was given to. */
export const screeningAnswersOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<ScreeningAnswerRow[]> =>
  (await tx
    .selectFrom('screening_answers')
    .select(['id', 'screening_id as screeningId', 'verdict', 'text'])
    .select(['answered_on as answeredOn', 'answered_by_name as answeredByName'])
    .where('institute_id', '=', instituteId)
    .where('partnership_id', '=', partnershipId)
    .orderBy('entry_no', 'desc')
    .execute()) as ScreeningAnswerRow[];

/** The day of each partner's last screening up to `day`, by partner; only for who reads partners' files. */
export const lastScreeningDays = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  day: CalendarDay,
): Promise<ReadonlyMap<string, CalendarDay>> => {
  if (partnershipIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('partner_screenings')
    .select((each) => ['partnership_id as id', each.fn.max('screened_on').as('last')])
    .where('institute_id', '=', instituteId)
    .where('partnership_id', 'in', [...partnershipIds])
    .where('screened_on', '<=', day)
    .where('ended_by_no', 'is', null)
    .groupBy('partnership_id')
    .execute();
  return new Map(rows.map(({ id, last }) => [id, last as CalendarDay]));
};

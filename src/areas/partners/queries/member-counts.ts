import { type SqlBool, sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { countConfidences, countMethods } from '../rules/member-count-input.ts';
import { memberJump } from '../rules/member-jump.ts';

export type MemberCountRow = {
  id: string;
  partnershipId: string;
  onDay: CalendarDay;
  members: number;
  women: number | null;
  men: number | null;
  youth: number | null;
  formal: number | null;
  informal: number | null;
  /** Whole per cent. */
  duesPaying: number | null;
  method: (typeof countMethods)[number];
  confidence: (typeof countConfidences)[number];
  source: string;
  jumpReason: string | null;
  enteredOnBehalf: string | null;
};

const countRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('member_counts as r')
    .select(['id', 'partnership_id as partnershipId', 'on_day as onDay', 'members', 'women', 'men'])
    .select(['youth', 'formal', 'informal', 'dues_paying as duesPaying', 'method', 'confidence'])
    .select(['source', 'jump_reason as jumpReason', 'entered_on_behalf as enteredOnBehalf'])
    .where('institute_id', '=', instituteId);

const stood = (asOf?: number) =>
  asOf === undefined
    ? sql<SqlBool>`ended_by_no is null`
    : sql<SqlBool>`entry_no <= ${asOf} and (ended_by_no is null or ended_by_no > ${asOf})`;

/** The membership series of a partner as it stands, or stood at an entry number; the first day first. */
export const memberCountsOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  asOf?: number,
): Promise<MemberCountRow[]> =>
  (await countRows(tx, instituteId)
    .where(stood(asOf))
    .where('partnership_id', '=', partnershipId)
    .orderBy('on_day')
    .execute()) as MemberCountRow[];

/** The series of several partners, by partner. */
export const memberCountsOfAll = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, MemberCountRow[]>> => {
  if (partnershipIds.length === 0) return new Map();
  const rows = (await countRows(tx, instituteId)
    .where(stood())
    .where('partnership_id', 'in', [...partnershipIds])
    .orderBy('on_day')
    .execute()) as MemberCountRow[];
  return Map.groupBy(rows, ({ partnershipId }) => partnershipId);
};

/** One figure as it stands; undefined where it was replaced or is not this actor's to see. */
export const memberCount = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<MemberCountRow | undefined> =>
  isId(id)
    ? ((await countRows(tx, instituteId)
        .where(isRow('r', { table: 'member_counts', instituteId, id, newest }))
        .executeTakeFirst()) as MemberCountRow | undefined)
    : undefined;

/** What the rule on jumps says of each figure of a series, by its id. */
export const memberJumpChecks = async (
  tx: Tx,
  instituteId: string,
  series: readonly MemberCountRow[],
  day: CalendarDay,
): Promise<ReadonlyMap<string, Check>> => {
  const parameters = await parametersOn(tx, instituteId, [memberJump.id], day);
  const values = parameters.get(memberJump.id) ?? new Map();
  return new Map(
    series.map((figure, at) => [
      figure.id,
      applyRule(memberJump, { figure, before: series[at - 1] ?? null }, values, { day, exceptions: [] }),
    ]),
  );
};

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId, valueAndId } from '../../../kernel/list-key.ts';
import type { Place } from '../rules/budget-place.ts';
import type { Move } from '../rules/budget-shift.ts';
import type { ShiftState, ShiftStep } from '../rules/shift-state.ts';

export type ShiftRow = {
  id: string;
  programmeId: string;
  programme: string;
  number: number;
  kind: 'move' | 'extra';
  on: CalendarDay;
  askedBy: string;
  askedByName: string | null;
  reason: string;
  decree: string | null;
  state: ShiftState;
  stateOn: CalendarDay;
  /** Applied, and the donor was told and not asked. */
  isNotified: boolean;
  /** The version of the budget that it opened, and the entry that did. */
  versionId: string | null;
  appliedOn: CalendarDay | null;
  appliedNo: number | null;
  /** What all its moves bring together. */
  minor: number;
  currency: string;
};

export type ShiftFilter = {
  id?: string | undefined;
  versionId?: string | undefined;
  programmeId?: string | undefined;
  state?: string | undefined;
  year?: number | undefined;
  sort?: 'on' | 'amount' | undefined;
  after?: string | undefined;
};

export const shiftsAPage = 25;

/** Shifts of the institute's budgets, the latest or the largest first, one more than fits; `null` gives all. */
export const budgetShifts = async (
  tx: Tx,
  instituteId: string,
  filter: ShiftFilter = {},
  limit: number | null = shiftsAPage + 1,
): Promise<ShiftRow[]> => {
  const { rows } = await sql<ShiftRow>`
    with s as (${shiftRows(instituteId, filter)})
    select * from s where ${conditions(filter)}
     order by ${filter.sort === 'amount' ? sql`s.minor desc` : sql`s."on" desc`}, s.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
};

export const budgetShift = async (tx: Tx, instituteId: string, id: string): Promise<ShiftRow | undefined> =>
  (await budgetShifts(tx, instituteId, { id }))[0];

export const keyOfShift = ({ id, on, minor }: ShiftRow, sort: ShiftFilter['sort']): string =>
  `${sort === 'amount' ? minor : on}|${id}`;

/** Whether a page of the list can begin there: what `keyOfShift` makes of a row in that order. */
export const isPlaceOfShift = (key: string, sort: ShiftFilter['sort']): boolean =>
  sort === 'amount' ? /^\d{1,15}$/.test(valueAndId(key)?.value ?? '') : dayAndId(key) !== undefined;

const conditions = (filter: ShiftFilter): RawBuilder<unknown> => {
  const after = valueAndId(filter.after);
  const afterDay = dayAndId(filter.after);
  const all = [sql`true`];
  if (filter.state === 'notified') all.push(sql`s."isNotified"`);
  else if (filter.state) all.push(sql`s.state = ${filter.state}`);
  if (filter.versionId) all.push(sql`s."versionId" = ${filter.versionId}`);
  if (after && filter.sort === 'amount' && /^\d{1,15}$/.test(after.value))
    all.push(sql`(s.minor, s.id) < (${after.value}::bigint, ${after.id}::uuid)`);
  if (afterDay && filter.sort !== 'amount')
    all.push(sql`(s."on", s.id) < (${afterDay.day}::date, ${afterDay.id}::uuid)`);
  return sql.join(all, sql` and `);
};

const shiftRows = (instituteId: string, { id, programmeId, year }: ShiftFilter): RawBuilder<unknown> => sql`
  select b.id, b.programme_id as "programmeId", p.reference as programme, b.number, b.kind, b.asked_on as "on",
    b.asked_by as "askedBy", u.name as "askedByName", b.reason, b.decree,
    coalesce(l.step, 'asked') as state, coalesce(l.on_day, b.asked_on) as "stateOn",
    coalesce(l.step = 'applied' and not exists (select from budget_shift_steps g
      where g.institute_id = b.institute_id and g.shift_id = b.id and g.step = 'agreed'), false) as "isNotified",
    case when l.step = 'applied' then l.budget_version_id end as "versionId",
    case when l.step = 'applied' then l.on_day end as "appliedOn",
    case when l.step = 'applied' then l.entry_no end as "appliedNo",
    coalesce(m.minor, 0) as minor, coalesce(m.currency, p.currency) as currency
    from budget_shifts b
    join programmes p on p.institute_id = b.institute_id and p.id = b.programme_id
    left join users u on u.id = b.asked_by
    left join lateral (select n.step, n.on_day, n.budget_version_id, n.entry_no from budget_shift_steps n
      where n.institute_id = b.institute_id and n.shift_id = b.id order by n.entry_no desc limit 1) l on true
    left join lateral (select sum(v.amount_minor)::bigint as minor, min(v.currency) as currency
      from budget_shift_moves v where v.institute_id = b.institute_id and v.shift_id = b.id) m on true
   where b.institute_id = ${instituteId}
     ${id ? sql`and b.id = ${id}` : sql``} ${programmeId ? sql`and b.programme_id = ${programmeId}` : sql``}
     ${year ? sql`and extract(year from b.asked_on) = ${year}` : sql``}`;

export type ShiftStepRow = {
  step: ShiftStep;
  on: CalendarDay;
  by: string | null;
  reference: string | null;
  note: string | null;
};

/** What was done with a shift, in its order. */
export const stepsOfShift = (tx: Tx, instituteId: string, shiftId: string): Promise<ShiftStepRow[]> =>
  tx
    .selectFrom('budget_shift_steps as n')
    .leftJoin('users as u', 'u.id', 'n.by_user')
    .select(['n.step', 'n.on_day as on', 'u.name as by', 'n.reference', 'n.note'])
    .where('n.institute_id', '=', instituteId)
    .where('n.shift_id', '=', shiftId)
    .orderBy('n.entry_no')
    .execute() as Promise<ShiftStepRow[]>;

export type MoveOfShift = Move & { shiftId: string };
type FlatMove = { shiftId: string; minor: number; from: Place | null; to: Place };

/** The moves of all shifts of a programme, each with the places of both its cells. */
export const movesOfProgramme = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<MoveOfShift[]> => {
  const { rows } = await sql<FlatMove>`
    select m.shift_id as "shiftId", m.amount_minor as minor,
      case when f.id is not null then ${place('f')} end as "from", ${place('m')} as "to"
      from budget_shift_moves m
      join budget_shifts b on b.institute_id = m.institute_id and b.id = m.shift_id
      left join budget_amounts f on f.institute_id = m.institute_id and f.id = m.from_amount_id
     where m.institute_id = ${instituteId} and b.programme_id = ${programmeId}
     order by m.shift_id, m.position`.execute(tx);
  return rows;
};

const place = (row: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql`jsonb_build_object('outcomeId', ${column('outcome_id')}, 'partnershipId', ${column('partnership_id')},
    'block', ${column('block')}, 'line', ${column('budget_line')}, 'heading', ${column('heading')}, 'item', ${column('item')},
    'from', ${column('from_on')}, 'until', ${column('until_on')}, 'currency', ${column('currency')})`;
};

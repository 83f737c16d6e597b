import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { SheetAnswers } from '../rules/assessment-input.ts';
import type { Side } from '../rules/assessment-permissions.ts';
import type { RoundState } from '../rules/assessment-visibility.ts';

/** A round with what everyone near it may know: never an answer. */
export type RoundRow = RoundState & {
  id: string;
  partnerName: string;
  edition: number;
  openedOn: CalendarDay;
  /** The day on which the partner's own side was held; null while it is being filled in. */
  heldOn: CalendarDay | null;
  /** The side that opened it; null where it was opened before that was kept. */
  openedBySide: Side | null;
  /** Opened by mistake and taken back, by the side that opened it. */
  withdrawal: { reason: string; on: CalendarDay } | null;
};

const roundRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('assessment_rounds as r')
    .innerJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'r.institute_id').onRef('p.id', '=', 'r.partnership_id'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select(['r.id', 'r.partnership_id as partnershipId', 'o.name as partnerName', 'r.edition'])
    .select([sql<RoundRow['kind']>`r.kind`.as('kind'), 'r.opened_on as openedOn'])
    .select([
      sql<Side[]>`array(select f.side from assessment_filings f
        where f.institute_id = r.institute_id and f.round_id = r.id)`.as('filed'),
      sql<Side[]>`array(select c.side from assessment_consents c
        where c.institute_id = r.institute_id and c.round_id = r.id and c.ended_by_no is null)`.as('agreed'),
      wasHeldOn.as('heldOn'),
      sql<Side | null>`r.opened_by_side`.as('openedBySide'),
      sql<RoundRow['withdrawal']>`(select jsonb_build_object('reason', w.reason, 'on', w.withdrawn_on::text)
        from assessment_withdrawals w where w.institute_id = r.institute_id and w.round_id = r.id)`.as(
        'withdrawal',
      ),
    ])
    .where('r.institute_id', '=', instituteId);

export const roundStates = ['open', 'held', 'withdrawn'] as const;
export type RoundListState = (typeof roundStates)[number];

export type RoundFilter = {
  kind?: string | undefined;
  state?: RoundListState | undefined;
  /** Key of the last row seen (`keyOfRound`). */
  after?: string | undefined;
  limit?: number | undefined;
};

export const roundsAPage = 25;

const wasHeldOn = sql<CalendarDay | null>`(select f.held_on from assessment_filings f
  where f.institute_id = r.institute_id and f.round_id = r.id and f.side = 'partner')`;
const roundOn = sql<CalendarDay>`coalesce(${wasHeldOn}, r.opened_on)`;
const wasWithdrawn = sql<SqlBool>`exists (select from assessment_withdrawals w
  where w.institute_id = r.institute_id and w.round_id = r.id)`;

const inState: Record<RoundListState, RawBuilder<SqlBool>> = {
  withdrawn: wasWithdrawn,
  held: sql<SqlBool>`${wasHeldOn} is not null`,
  open: sql<SqlBool>`${wasHeldOn} is null and not ${wasWithdrawn}`,
};

/** A page of the rounds of a partnership, the latest first; one more than a page, to know whether there is another. */
export const roundsListed = (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  { kind, state, after, limit = roundsAPage + 1 }: RoundFilter,
): Promise<RoundRow[]> => {
  let query = roundRows(tx, instituteId).where('r.partnership_id', '=', partnershipId);
  if (kind) query = query.where('r.kind', '=', kind);
  if (state) query = query.where(inState[state]);
  const place = dayAndId(after);
  if (place) query = query.where(sql<SqlBool>`(${roundOn}, r.id) < (${place.day}::date, ${place.id}::uuid)`);
  return query.orderBy(roundOn, 'desc').orderBy('r.id', 'desc').limit(limit).execute();
};

/** Where the next page begins after this row. */
export const keyOfRound = ({ heldOn, openedOn, id }: RoundRow): string => `${heldOn ?? openedOn}|${id}`;

/** All rounds of a partnership, the latest first. */
export const roundsOf = (tx: Tx, instituteId: string, partnershipId: string): Promise<RoundRow[]> =>
  roundRows(tx, instituteId)
    .where('r.partnership_id', '=', partnershipId)
    .orderBy(roundOn, 'desc')
    .orderBy('r.id', 'desc')
    .execute();

/** One round; undefined where it is not this institute's or not this partner's. */
export const round = async (tx: Tx, instituteId: string, id: string): Promise<RoundRow | undefined> =>
  isId(id) ? roundRows(tx, instituteId).where('r.id', '=', id).executeTakeFirst() : undefined;

export type SheetRow = { roundId: string; side: Side; answers: SheetAnswers; version: number };

/** Sheets of the rounds, as far as the row policy shows them to whoever asks; drafts among them. */
export const sheetsSeen = async (
  tx: Tx,
  instituteId: string,
  roundIds: readonly string[],
): Promise<SheetRow[]> => {
  if (roundIds.length === 0) return [];
  return tx
    .selectFrom('assessment_sheets')
    .select(['round_id as roundId', sql<Side>`side`.as('side'), 'version'])
    .select(sql<SheetAnswers>`answers`.as('answers'))
    .where('institute_id', '=', instituteId)
    .where('round_id', 'in', [...roundIds])
    .execute();
};

/** Days on which a partner held a round, the latest first; without a mark. Enough for aim O2. */
export const roundsHeld = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<{ roundId: string; heldOn: CalendarDay }[]> =>
  tx
    .selectFrom('assessment_filings')
    .select(['round_id as roundId', 'held_on as heldOn'])
    .where('institute_id', '=', instituteId)
    .where('partnership_id', '=', partnershipId)
    .where('side', '=', 'partner')
    .orderBy('held_on', 'desc')
    .orderBy('round_id')
    .execute();

/** Which of the partnerships held at least one round by the day. */
export const partnersWithRound = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  day: CalendarDay,
): Promise<ReadonlySet<string>> => {
  if (partnershipIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('assessment_filings')
    .select('partnership_id as id')
    .distinct()
    .where('institute_id', '=', instituteId)
    .where('partnership_id', 'in', [...partnershipIds])
    .where('side', '=', 'partner')
    .where('held_on', '<=', day)
    .execute();
  return new Set(rows.map(({ id }) => id));
};

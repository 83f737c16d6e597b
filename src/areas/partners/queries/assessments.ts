import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
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
      sql<CalendarDay | null>`(select f.held_on from assessment_filings f
        where f.institute_id = r.institute_id and f.round_id = r.id and f.side = 'partner')`.as('heldOn'),
    ])
    .where('r.institute_id', '=', instituteId);

/** Rounds of a partnership, the latest first. */
export const roundsOf = (tx: Tx, instituteId: string, partnershipId: string): Promise<RoundRow[]> =>
  roundRows(tx, instituteId)
    .where('r.partnership_id', '=', partnershipId)
    .orderBy(
      sql`coalesce((select f.held_on from assessment_filings f where f.institute_id = r.institute_id
        and f.round_id = r.id and f.side = 'partner'), r.opened_on)`,
      'desc',
    )
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

import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { type BudgetAmountRow, budgetInForce } from '../queries/budget-amounts.ts';
import { budgetShifts } from '../queries/budget-shifts.ts';
import { unknownParties } from '../queries/money-parties.ts';
import { type Place, placeKey, placeOf } from '../rules/budget-place.ts';
import { firstShort, type Move } from '../rules/budget-shift.ts';
import { mayAskShift } from '../rules/finance-permissions.ts';
import { type ShiftInput, shiftInput } from '../rules/shift-input.ts';
import { intoEndedOutcomes } from './into-ended-outcomes.ts';

/** A shift of the budget in force is asked for; nothing of the budget changes before it is applied. */
export const askBudgetShift = defineCommand({
  name: 'ask-budget-shift',
  version: 1,
  input: shiftInput,
  may: mayAskShift,
  run: async (writing, input) => {
    const { tx, chain, actor, entryNo } = writing;
    const { programmeId, kind, on, reason, decree, moves } = input;
    if (on > todayIn()) return refuseFields({ on: [{ key: 'finance.shift-in-the-future' }] });
    const read = await readMoves(writing, input);
    if ('errors' in read) return refuseFields(read.errors);
    const id = input.id ?? newId();
    const earlier = await budgetShifts(tx, chain, { programmeId }, null);
    const number = Math.max(0, ...earlier.map((shift) => shift.number)) + 1;
    const key = { institute_id: chain, entry_no: entryNo };
    const asked = { number, kind, reason, decree: decree ?? null, asked_on: on, asked_by: actor.userId };
    await tx
      .insertInto('budget_shifts')
      .values({ ...key, id, programme_id: programmeId, ...asked })
      .execute();
    await tx
      .insertInto('budget_shift_moves')
      .values(
        read.moves.map(({ to, minor }, position) => ({
          ...key,
          id: newId(),
          shift_id: id,
          position,
          from_amount_id: moves[position]?.fromId ?? null,
          ...placeRow(to),
          amount_minor: minor,
        })),
      )
      .execute();
    const after = { programmeId, number, kind, on, reason, decree: decree ?? null, moves: read.moves };
    return done({ id, number }, { subject: { kind: 'budget_shift', id }, after });
  },
});

type Read = { moves: Move[] } | { errors: FieldErrors };

/** The moves with both their cells, or what is impossible about one. */
const readMoves = async ({ tx, chain }: Writing, input: ShiftInput): Promise<Read> => {
  const { programmeId, kind, moves } = input;
  const named = await unknownParties(tx, chain, [{ programmeId }, ...moves.map(({ to }) => to ?? {})]);
  if (named)
    return wrong(named.at - 1, named.field === 'programmeId' ? '' : 'toId', 'problem.not-known-here');
  const { amounts } = await budgetInForce(tx, chain, programmeId);
  const standing = amounts.filter(({ isSuperseded }) => !isSuperseded);
  const cells = new Map(standing.map((cell) => [cell.id, cell]));
  const read: Move[] = [];
  for (const [at, { fromId, toId, to: fresh, amount }] of moves.entries()) {
    if (kind === 'move' && !fromId) return wrong(at, 'fromId', 'finance.shift-needs-a-source');
    if (kind === 'extra' && fromId) return wrong(at, 'fromId', 'finance.shift-extra-has-no-source');
    const from = fromId === undefined ? null : cells.get(fromId);
    if (from === undefined) return wrong(at, 'fromId', 'problem.not-known-here');
    const to = fresh ? from && newPlace(fresh, from) : cells.get(toId ?? '');
    if (!to) return wrong(at, 'toId', fresh ? 'finance.shift-extra-into-a-cell' : 'problem.not-known-here');
    if (from && (from.from !== to.from || from.until !== to.until))
      return wrong(at, 'toId', 'finance.shift-other-period');
    if ([from, to].some((cell) => cell && cell.currency !== amount.currency))
      return wrong(at, 'amount', 'finance.shift-other-currency');
    if (from && placeKey(from) === placeKey(to)) return wrong(at, 'toId', 'finance.shift-same-cell');
    read.push({ from, to: placeOf(to), minor: amount.minor });
  }
  const short = firstShort(standing, read);
  if (short !== -1) return wrong(short, 'amount', 'finance.shift-too-large');
  const errors = await intoEndedOutcomes(tx, chain, read);
  return errors ? { errors } : { moves: read };
};

const wrong = (at: number, field: string, key: Problem['key']): { errors: FieldErrors } => ({
  errors: { [at < 0 ? field : `moves.${at}.${field}`]: [{ key }] },
});

type NewCell = NonNullable<ShiftInput['moves'][number]['to']>;

const newPlace = (cell: NewCell, { from, until, currency }: BudgetAmountRow): Place => ({
  outcomeId: cell.outcomeId ?? null,
  partnershipId: cell.partnershipId ?? null,
  block: cell.block,
  line: cell.line ?? null,
  heading: cell.heading ?? null,
  item: cell.item,
  from,
  until,
  currency,
});

const placeRow = (place: Place) => ({
  outcome_id: place.outcomeId,
  partnership_id: place.partnershipId,
  block: place.block,
  budget_line: place.line,
  heading: place.heading,
  item: place.item,
  from_on: place.from,
  until_on: place.until,
  currency: place.currency,
});

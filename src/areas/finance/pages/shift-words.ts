import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { budgetShift, type ShiftRow } from '../queries/budget-shifts.ts';
import type { PlaceNames } from '../queries/shift-checks.ts';
import { type Place, type Placed, placeKey } from '../rules/budget-place.ts';
import { mayReadShifts } from '../rules/finance-permissions.ts';
import { itemText } from './money-words.ts';

/** @throws NotAllowed for a partner, whom the shifts of the whole budget do not concern. */
export const requireShiftReader = (page: Page): string => {
  const institute = instituteOf(page);
  const allowed = mayReadShifts(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return institute;
};

/** The shift in the address. @throws NotFound where the actor's institute has none of that id. */
export const shiftOf = async (page: Page, tx: Parameters<typeof budgetShift>[0]): Promise<ShiftRow> => {
  const shift = await budgetShift(tx, instituteOf(page), idOf(page));
  if (!shift) throw new NotFound();
  return shift;
};

export const shiftTitle = (words: Words, { programme, number }: ShiftRow): string =>
  words.t('finance.shift-number', { programme, number });

/** A cell of the budget in one line, its period apart. */
export const placeText = (words: Words, place: Place, names: PlaceNames): string => {
  const { outcomeId, partnershipId, block, line, heading, item } = place;
  return [
    outcomeId ? names.outcomes.get(outcomeId) : words.say(`finance.block-${block}`),
    line && words.say(`finance.line-${line}`),
    heading && words.say(`finance.heading-${heading}`),
    item && itemText(words, item),
    partnershipId && names.partners.get(partnershipId)?.name,
  ]
    .filter(Boolean)
    .join(' · ');
};

export type CellChange = { place: Place; before: number; after: number };

/** The cells that differ, as they were and as they are. */
export const changedCells = (before: readonly Placed[], after: readonly Placed[]): CellChange[] => {
  const had = new Map(before.map((cell) => [placeKey(cell), cell.minor]));
  return after.flatMap((cell) => {
    const was = had.get(placeKey(cell)) ?? 0;
    return was === cell.minor ? [] : [{ place: cell, before: was, after: cell.minor }];
  });
};

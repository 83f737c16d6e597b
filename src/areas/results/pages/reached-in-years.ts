import type { Tx } from '../../../db/transaction.ts';
import { readsYearsOf } from '../../../kernel/under-control.ts';
import type { Page } from '../../../page/page.ts';
import type { TargetRow } from '../queries/indicator-history.ts';
import { programmeDays } from '../queries/programme-days.ts';
import type { MilestoneFigure } from '../queries/year-figures.ts';
import { instituteOf } from './address.ts';

/** What was reached by a milestone is counted since the programme began: nothing of it is told to whom years of that are missing. */
export const reachedInYears = async (
  page: Page,
  tx: Tx,
  outcomeId: string,
  milestones: readonly MilestoneFigure[],
): Promise<MilestoneFigure[]> => {
  if (!page.actor.scope || milestones.length === 0) return [...milestones];
  const days = (await programmeDays(tx, instituteOf(page), [outcomeId])).get(outcomeId);
  const isWhole = ({ from, until }: TargetRow) => readsYearsOf(page.actor, days?.from ?? from, until);
  return milestones.map((one) => (isWhole(one.milestone) ? one : { ...one, reached: null }));
};

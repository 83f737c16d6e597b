import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Cell, categoriesOf, goneCategories, isSameCategory } from '../rules/cell-change.ts';
import type { Axis } from '../rules/indicator-input.ts';
import { axesInForce } from '../rules/standard-axes.ts';
import { type BaselineRow, standingBaselines } from './baselines.ts';
import { standingTargets } from './standing-targets.ts';

type StandingTarget = Awaited<ReturnType<typeof standingTargets>>[number];

/** A target or baseline that would stand again. */
export type ReturningFact = { id: string; cell: Cell } & (
  | { kind: 'targets'; target: StandingTarget }
  | { kind: 'baselines'; baseline: BaselineRow }
);

/**
 * What was aimed at, and where things stood, in a category of an earlier definition that the one in force does not know and one with
 * these axes would: it was left where it was as the category went, and nobody said that it holds again.
 */
export const returningFacts = async (
  tx: Tx,
  instituteId: string,
  indicator: { id: string; axes: readonly Axis[] },
  after: readonly Axis[],
): Promise<ReturningFact[]> => {
  const versions = await tx
    .selectFrom('indicator_versions')
    .select(sql<readonly Axis[]>`axes`.as('axes'))
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicator.id)
    .execute();
  const stood = versions.flatMap(({ axes }) => categoriesOf(axesInForce(axes)));
  const come = goneCategories(after, indicator.axes).filter((each) =>
    stood.some((other) => isSameCategory(each, other)),
  );
  if (come.length === 0) return [];
  const returns = (cell: Cell) =>
    Object.entries(cell).some(([axis, category]) =>
      come.some((each) => isSameCategory(each, { axis, category })),
    );
  const targets = await standingTargets(tx, instituteId, indicator.id);
  const baselines = await standingBaselines(tx, instituteId, indicator.id);
  const facts: ReturningFact[] = [
    ...targets.map((target) => {
      const { id, breakdown } = target;
      return { kind: 'targets' as const, id, cell: breakdown as Cell, target };
    }),
    ...baselines.map((baseline) => {
      const { id, breakdown } = baseline;
      return { kind: 'baselines' as const, id, cell: breakdown, baseline };
    }),
  ];
  return facts.filter(({ cell }) => returns(cell));
};

import type { FigureQuestion } from '../../../db/figure-question.ts';
import { consolidate, type JointAxis, jointAxes, sums } from '../rules/joint-block.ts';
import { countedBlocks, organisationsOf } from './consolidated.ts';
import { jointOfProgramme } from './joint-programmes.ts';

/**
 * The sum of the blocks released into the joint programme that a programme is part of; by organisation, one whose block
 * is missing stands there without an amount. As of a day: the blocks that still stand and were released by then.
 */
export const consolidatedQuestion: FigureQuestion = {
  name: 'consolidated',
  axes: jointAxes,
  most: 2,
  figures: ['budget', 'actual'],
  ask: async (tx, instituteId, { programmeId, by, on }) => {
    const joint = await jointOfProgramme(tx, instituteId, programmeId);
    if (!joint) return { rows: [] };
    const { currency } = joint;
    const organisations = await organisationsOf(tx, joint, on);
    const blocks = countedBlocks(organisations);
    const said = ({ budget, actual }: { budget: number; actual: number }) => ({
      budget: { minor: budget, currency },
      actual: { minor: actual, currency },
    });
    const rows = consolidate(blocks, by as JointAxis[]).map(({ at, ...figures }) => ({
      at: Object.fromEntries(by.map((axis, place) => [axis, namedKey(at[place]!)])),
      figures: said(figures),
    }));
    const missing = by.includes('organisation')
      ? organisations
          .filter(({ released, leftOn }) => !released && leftOn === null)
          .map(({ name }) => ({
            at: Object.fromEntries(by.map((axis) => [axis, axis === 'organisation' ? name : null])),
            figures: { budget: null, actual: null },
          }))
      : [];
    return { rows: [...rows, ...missing], total: said(sums(blocks.flatMap(({ cells }) => cells))) };
  },
};

const namedKey = (key: string): string | null => (key === 'unplaced' ? null : key);

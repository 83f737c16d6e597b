import type { FigureRow, InstituteQuestion } from '../../../db/figure-question.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { advanceAgesOn } from './advance-checks.ts';
import { openAdvances } from './open-advances.ts';

const axes = ['age', 'partner', 'programme', 'institute'] as const;

/** Transfers that are not yet justified: how many, and how much of them is open, by how old they are by the rulebook (M24). */
export const advanceQuestion: InstituteQuestion = {
  name: 'advances',
  axes,
  most: axes.length,
  narrows: ['programme', 'partner'],
  figures: ['advances', 'open'],
  ask: async (institutes, by) => {
    const rows: { at: Record<string, string>; minor: number; currency: string }[] = [];
    for (const { id, code, asOf, on, narrowed, read } of institutes)
      await read(async (tx) => {
        const { programmeId, partnershipId } = narrowed ?? {};
        const { old, veryOld } = await advanceAgesOn(tx, id, on ?? todayIn());
        for (const advance of await openAdvances(tx, id, { programmeId, partnershipId, asOf, on })) {
          const age = advance.days > veryOld ? 'very-old' : advance.days > old ? 'old' : 'new';
          const at = { age, partner: advance.partner, programme: advance.programme, institute: code };
          rows.push({ at, minor: advance.openMinor, currency: advance.currency });
        }
      });
    const placed = rows.map((row) => ({
      ...row,
      at: Object.fromEntries(axes.flatMap((axis) => (by.includes(axis) ? [[axis, row.at[axis]!]] : []))),
    }));
    const groups = [...Map.groupBy(placed, ({ at, currency }) => JSON.stringify([at, currency])).entries()];
    const currencies = new Set(rows.map(({ currency }) => currency));
    return {
      rows: groups
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, group]): FigureRow => ({ at: group[0]!.at, figures: figuresOf(group) })),
      ...(currencies.size === 1 ? { total: figuresOf(placed) } : {}),
    };
  },
};

const figuresOf = (rows: readonly { minor: number; currency: string }[]) => ({
  advances: rows.length,
  open: { minor: rows.reduce((sum, { minor }) => sum + minor, 0), currency: rows[0]!.currency },
});

import type { FigureValue, InstituteQuestion } from '../../../db/figure-question.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { sumOf } from '../rules/sums.ts';
import { outcomeFacts } from './outcome-facts.ts';
import { outcomesAsOf } from './outcomes-as-of.ts';
import { portfolio } from './portfolio.ts';

const axes = ['outcome', 'programme', 'institute', 'aim'] as const;
type Axis = (typeof axes)[number];

/** Neither a partner's nor an auditor's: the whole. */
const nobodys = { partnerships: [], scope: null };

type Line = PortfolioLine & { institute: string };

/**
 * The portfolio by outcome with its programme (null: what no outcome bears), by programme, institute or aim. An outcome for
 * several aims counts whole in each, so that aims have no total; nor have programmes of several currencies.
 */
export const portfolioQuestion: InstituteQuestion = {
  name: 'portfolio',
  axes,
  most: 1,
  narrows: ['programme', 'year'],
  figures: [
    'budget',
    'spent',
    'transferred',
    'planned',
    'held',
    'cancelled',
    'participants',
    'onCourse',
    'indicators',
    'inWords',
    'waiting',
    'returned',
  ],
  ask: async (institutes, [by = 'outcome']) => {
    const all: Line[] = [];
    // Before anything stood the total is nothing, in the currency of what was to come.
    const toCome = new Set<string>();
    for (const { id, code, asOf, on, narrowed, read } of institutes) {
      const { programmeId, year } = narrowed ?? {};
      const asked = { reader: nobodys, asOf, on, programmeId, year, tellsStates: true };
      const lines = await read(async (tx) => {
        const outcomes = await outcomesAsOf(tx, id, { programmeId }, asOf);
        if (outcomes.length === 0)
          for (const { currency } of await outcomeFacts(tx, id, { programmeId })) toCome.add(currency);
        return (await portfolio(tx, id, outcomes, asked)).lines;
      });
      all.push(...lines.map((line) => ({ ...line, institute: code })));
    }
    const places = all.flatMap((line) => placesOf(line, by as Axis).map((at) => ({ at, line })));
    const groups = Map.groupBy(places, ({ at, line }) => JSON.stringify([at, line.currency]));
    const currencies = all.length > 0 ? new Set(all.map(({ currency }) => currency)) : toCome;
    const [only = '', ...others] = currencies;
    return {
      rows: [...groups.values()].map((group) => ({
        at: group[0]!.at,
        figures: figuresOf(
          group.map(({ line }) => line),
          group[0]!.line.currency,
        ),
      })),
      ...(by !== 'aim' && only && others.length === 0 ? { total: figuresOf(all, only) } : {}),
    };
  },
};

const placesOf = (
  { institute, programme, outcome }: Line,
  by: Axis,
): Readonly<Record<string, string | null>>[] => {
  if (by === 'institute') return [{ institute }];
  if (by === 'programme') return [{ institute, programme }];
  if (by === 'outcome') return [{ institute, programme, outcome: outcome?.code ?? null }];
  return (outcome?.aims ?? []).map((aim) => ({ aim }));
};

const figuresOf = (lines: readonly Line[], currency: string): Record<string, FigureValue> => {
  const money = (field: 'budget' | 'spent' | 'transferred') => ({
    minor: sumOf(lines, (line) => line[field]),
    currency,
  });
  const kinds = lines.flatMap((line) => line.kinds);
  return {
    budget: money('budget'),
    spent: money('spent'),
    transferred: money('transferred'),
    planned: sumOf(kinds, ({ planned }) => planned),
    held: sumOf(kinds, ({ held }) => held),
    cancelled: sumOf(kinds, ({ cancelled }) => cancelled),
    participants: sumOf(kinds, ({ participants }) => participants),
    onCourse: sumOf(lines, ({ onCourse }) => onCourse),
    indicators: sumOf(lines, ({ indicators }) => indicators),
    inWords: sumOf(lines, ({ inWords }) => inWords),
    waiting: sumOf(lines, ({ unapproved }) => unapproved?.waiting ?? 0),
    returned: sumOf(lines, ({ unapproved }) => unapproved?.returned ?? 0),
  };
};

import type { AskedInstitute, FigureValue, InstituteQuestion } from '../../../db/figure-question.ts';
import { type FiledLine, yearSums } from '../rules/filed-outcomes.ts';
import { definitionKey, type IndicatorLine, indicatorLines, togetherOf } from '../rules/shared-indicators.ts';
import { filedOutcomes } from './filed-outcomes.ts';

const narrows = ['programme', 'year', 'aim'] as const;

/**
 * The donor's joint view: plan, money and reach of the outcomes as they were filed last, each currency by itself; nothing
 * where accounts of different years would be added up.
 */
const outcomesQuestion: InstituteQuestion = {
  name: 'filed-outcomes',
  axes: ['institute', 'programme', 'outcome', 'year'],
  most: 4,
  narrows,
  figures: ['budget', 'spent', 'spent-in-year', 'transferred', 'planned', 'held', 'participants'],
  ask: async (institutes, by) => {
    const lines = await linesOf(institutes);
    const at = (line: FiledLine) => atOf(by, placeOf(line));
    const groups = Map.groupBy(lines, (line) => JSON.stringify([at(line), line.currency]));
    const isOneCurrency = new Set(lines.map(({ currency }) => currency)).size === 1;
    return {
      rows: inOrder(groups).map((group) => ({ at: at(group[0]!), figures: figuresOf(group) })),
      ...(isOneCurrency && yearSums(lines).length === 1 ? { total: figuresOf(lines) } : {}),
    };
  },
};

const figuresOf = (lines: readonly FiledLine[]): Record<string, FigureValue> => {
  const [ofYear, ...otherYears] = yearSums(lines);
  const sum = otherYears.length === 0 ? ofYear : undefined;
  const [money] = sum?.money ?? [];
  const amount = (minor: number | null | undefined) =>
    money === undefined || minor === null || minor === undefined ? null : { minor, currency: money.currency };
  return {
    budget: amount(money?.budgetMinor),
    spent: amount(money?.spentMinor),
    'spent-in-year': amount(money?.spentInYearMinor),
    transferred: amount(money?.transferredMinor),
    planned: sum?.reach.planned ?? null,
    held: sum?.reach.held ?? null,
    participants: sum?.reach.participants ?? null,
  };
};

/** Indicators as they were filed last: what one says, or what several come to where they share a definition. */
const indicatorsQuestion: InstituteQuestion = {
  name: 'filed-indicators',
  axes: ['definition', 'institute', 'programme', 'outcome', 'indicator', 'year'],
  most: 6,
  narrows,
  figures: ['indicators', 'target', 'actual'],
  ask: async (institutes, by) => {
    const rows = indicatorLines(await linesOf(institutes));
    const at = (row: IndicatorLine) =>
      atOf(by, { ...placeOf(row.line), indicator: row.indicator.code, definition: definitionKey(row) });
    const groups = Map.groupBy(rows, (row) => JSON.stringify(at(row)));
    return {
      rows: inOrder(groups).map((group) => ({
        at: at(group[0]!),
        figures: {
          indicators: group.length,
          target: togetherOf(group, 'target') ?? null,
          actual: togetherOf(group, 'actual') ?? null,
        },
      })),
    };
  },
};

export const filedOutcomeQuestions: readonly InstituteQuestion[] = [outcomesQuestion, indicatorsQuestion];

const linesOf = async (institutes: readonly AskedInstitute[]): Promise<FiledLine[]> => {
  const lines: FiledLine[] = [];
  for (const { id, asOf, narrowed = {}, read } of institutes) {
    const { programmeId, year, aim } = narrowed;
    const filter = { ...(programmeId ? { programme: programmeId } : {}), ...(aim ? { aim } : {}) };
    lines.push(...(await read((tx) => filedOutcomes(tx, [id], { ...filter, year, asOf }))).lines);
  }
  return lines;
};

type Place = Record<string, string | null>;

const placeOf = ({ account, code }: FiledLine): Place => ({
  institute: account.instituteCode,
  programme: account.reference,
  outcome: code,
  year: account.year === null ? null : String(account.year),
});

const atOf = (by: readonly string[], place: Place): Place =>
  Object.fromEntries(by.map((axis) => [axis, place[axis] ?? null]));

const inOrder = <Row>(groups: ReadonlyMap<string, Row[]>): Row[][] =>
  [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);

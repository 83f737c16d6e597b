import { canonical } from './canonical.ts';
import type { IatiBaseline, IatiIndicator, IatiMeasured, IatiPeriod, IatiResult } from './iati-file.ts';
import { keyedList, present } from './keyed-list.ts';
import { toPublished } from './language-text.ts';
import type { Keys } from './patch.ts';
import type { AimedRow, BaselineRow, Breakdown, IndicatorRow, Measure, ResultRow, Said } from './subject.ts';

/** Measures in the order of the standard's codes 1 to 5 (codelist IndicatorMeasure). */
const MEASURES: readonly Measure[] = ['number', 'percentage', 'nominal', 'ordinal', 'qualitative'];

export const measureOfCode = (code: string): Measure | undefined => MEASURES[Number(code) - 1];
export const codeOfMeasure = (measure: Measure): string => String(MEASURES.indexOf(measure) + 1);

/** The results of an outcome in their order. */
export function renderResults(rows: readonly ResultRow[], keys: Keys): IatiResult[] {
  const keyed = keyedList(keys);
  return rows.map((row) =>
    keyed(
      row.key,
      present({
        type: row.type,
        aggregation: row.aggregation,
        title: toPublished(row.title),
        description: toPublished(row.description),
        documents: [],
        references: [],
        indicators: renderIndicators(row.indicators, keys),
      }) as IatiResult,
    ),
  );
}

/** Actuals and targets of one period stand together; periods are in the order of their dates. */
function renderIndicators(rows: readonly IndicatorRow[], keys: Keys): IatiIndicator[] {
  const keyed = keyedList(keys);
  return rows.map((row) => {
    const baseline = keyedList(keys);
    const inOrder = row.baselines.toSorted(byText(baselineKey));
    const indicator: IatiIndicator = {
      measure: codeOfMeasure(row.measure),
      ascending: row.ascending,
      title: toPublished(row.title),
      description: toPublished(row.description),
      documents: [],
      references: [],
      baselines: inOrder.map((each) => baseline(baselineKey(each), renderBaseline(each, row.measure))),
      periods: renderPeriods(row, keys),
    };
    return keyed(row.code, indicator);
  });
}

export const baselineKey = ({ year, on }: BaselineRow): string => `${year} ${on ?? ''}`;
export const periodKey = ({ from, until }: Pick<AimedRow, 'from' | 'until'>): string => `${from} ${until}`;
export const cellKey = (breakdown: Breakdown): string => canonical(breakdown);

function renderPeriods(row: IndicatorRow, keys: Keys): IatiPeriod[] {
  const all = Map.groupBy([...row.targets, ...row.actuals], periodKey);
  const keyed = keyedList(keys);
  const inPeriod = (facts: readonly AimedRow[], key: string) => {
    const cell = keyedList(keys);
    return facts
      .filter((fact) => periodKey(fact) === key)
      .toSorted(byText((fact) => cellKey(fact.breakdown)))
      .map((fact) => cell(cellKey(fact.breakdown), renderMeasured(fact, row.measure, fact.breakdown)));
  };
  return [...all.keys()].sort().map((key) => {
    const { from, until } = all.get(key)![0]!;
    return keyed(key, {
      start: from,
      end: until,
      targets: inPeriod(row.targets, key),
      actuals: inPeriod(row.actuals, key),
    });
  });
}

const byText =
  <T>(text: (value: T) => string) =>
  (a: T, b: T) =>
    text(a) < text(b) ? -1 : Number(text(a) > text(b));

function renderBaseline(row: BaselineRow, measure: Measure): IatiBaseline {
  return present({ ...renderMeasured(row, measure, {}), year: row.year, date: row.on }) as IatiBaseline;
}

/** Words are the comment of a qualitative indicator; for the others they stand in for a number that was none. */
function renderMeasured(said: Said, measure: Measure, breakdown: Breakdown): IatiMeasured {
  const qualitative = measure === 'qualitative';
  const words = said.text && toPublished(said.text);
  const comment = said.comment ? toPublished(said.comment) : {};
  return present({
    value: said.value ?? (qualitative ? undefined : words && Object.values(words)[0]),
    locations: [],
    dimensions: Object.entries(breakdown).map(([name, value]) => ({ name, value })),
    documents: [],
    comment: qualitative && words ? words : comment,
  }) as IatiMeasured;
}

import { keyOfCell } from '../../results/rules/carried-cells.ts';
import { newWayProblems } from '../../results/rules/fitting-ways.ts';
import { canonical, isSame } from './canonical.ts';
import type { IatiIndicator, IatiResult } from './iati-file.ts';
import {
  type Counts,
  type Listed,
  type PlannedIndicator,
  type PlannedResult,
  type ResultsStep,
  tally,
} from './import-plan.ts';
import { fromPublished, keepSame } from './language-text.ts';
import { type Match, matchRecords } from './match-records.ts';
import type { Keys } from './patch.ts';
import { isKnownResult, type PlacedIndicator, placeIndicator, titleOf } from './place-results.ts';
import { codeOfMeasure } from './render-results.ts';
import type { AimedRow, IndicatorRow, Manner, ResultRow, Subject } from './subject.ts';

export type ResultsPlanning = {
  outcomeId: string;
  /** What stands of it. */
  rows: Pick<Subject, 'results'>;
  language: string | undefined;
  path: string;
  keys: Keys;
  counts: Counts;
  list: (entry: Listed) => void;
};

export type KnownIndicator = { row: IndicatorRow | undefined; published: IatiIndicator };
export type KnownResult = {
  row: ResultRow | undefined;
  published: IatiResult;
  indicators: readonly KnownIndicator[];
};

const LONGEST_TEXT = 20_000;
const MOST_RESULTS = 200;
const MOST_INDICATORS = 500;
const SEPARATE: Manner = { overTime: 'last', overPartners: 'none' };
const ADDED: Manner = { overTime: 'last', overPartners: 'sum' };

/** Which results and indicators are new or say something else, and how they stand afterwards. */
export function planResults(
  wanted: readonly IatiResult[],
  known: readonly KnownResult[],
  planning: ResultsPlanning,
): { rows: readonly ResultRow[]; published: IatiResult[]; step: ResultsStep | undefined } {
  const matches = matchRecords(wanted, known, {
    value: ({ published }) => published,
    keys: [({ type, title }) => `${type} ${canonical(title)}`],
  });
  const before = planning.rows.results;
  const codes = new Set(before.flatMap(({ indicators }) => indicators.map(({ code }) => code)));
  const resultKeys = new Set(before.map(({ key }) => key));
  const planned: PlannedResult[] = [];
  const published: IatiResult[] = [];
  for (const [at, each] of wanted.entries()) {
    const path = `${planning.path}/result[${at + 1}]`;
    const match = matches[at];
    const was = match?.known.row;
    planning.counts.results += 1;
    const same = match !== undefined && isSame(shell(match.known.published), shell(each));
    tally(planning.counts, match && { same });
    const key = was?.key ?? unusedNumber('', resultKeys);
    const indicators = planIndicators(each, match, { ...planning, path, key, codes });
    const result = { ...each, indicators: indicators.published };
    published.push(result);
    const problem = !isKnownResult(each) ? 'unknown-code' : at >= MOST_RESULTS ? 'too-many' : undefined;
    if (problem) planning.list({ path, reason: problem });
    if (!problem || was) planning.keys.set(result, key);
    if (problem) continue;
    const row = was && same ? { ...was, computed: false } : resultRow(each, key, { was, ...planning });
    planned.push({ ...row, indicators: indicators.rows });
  }
  const rows = merged(planned, before);
  const changed = !isSame(withoutOrder(before), withoutOrder(rows));
  return {
    rows: changed ? rows : before,
    published,
    step: changed ? { outcomeId: planning.outcomeId, results: planned } : undefined,
  };
}

/** `published`: as the file has them, except what Relais measures itself, which stays as it was. */
function planIndicators(
  wanted: IatiResult,
  match: Match<KnownResult>,
  planning: ResultsPlanning & { key: string; codes: Set<string> },
): { rows: PlannedIndicator[]; published: IatiIndicator[] } {
  const matches = matchRecords(wanted.indicators, match?.known.indicators ?? [], {
    value: ({ published }) => published,
    keys: [({ title }) => canonical(title)],
  });
  const rows: PlannedIndicator[] = [];
  const published = wanted.indicators.map((each, at) => {
    const path = `${planning.path}/indicator[${at + 1}]`;
    const found = matches[at];
    const was = found?.known.row;
    const keptHere = was?.computed === true && !found?.same;
    planning.counts.indicators += 1;
    tally(planning.counts, keptHere ? { same: true } : found);
    if (keptHere) planning.list({ path, reason: 'computed-here' });
    const taken = keptHere ? found!.known.published : each;
    const placed = placeIndicator(taken, path, {
      ...planning,
      was,
      aside: (place, reason) => planning.list({ path: place, reason }),
    });
    if (!placed || at >= MOST_INDICATORS) {
      planning.list({ path, reason: placed ? 'too-many' : 'unknown-code' });
      if (was) keepUnderRow(taken, was, planning);
      return taken;
    }
    const code = was?.code ?? unusedNumber(`${planning.key}.`, planning.codes);
    planning.keys.set(taken, code);
    if (was && (found?.same || keptHere)) rows.push({ ...was, takesActuals: !was.computed });
    else rows.push(indicatorRow(placed, { code, was, position: at }));
    return taken;
  });
  return { rows, published };
}

/** What is published of an indicator whose row stays as it was: its parts are known by those of the row. */
function keepUnderRow(published: IatiIndicator, was: IndicatorRow, planning: ResultsPlanning): void {
  planning.keys.set(published, was.code);
  placeIndicator({ ...published, measure: codeOfMeasure(was.measure) }, '', {
    ...planning,
    was,
    aside: () => {},
  });
}

function indicatorRow(
  placed: PlacedIndicator,
  { code, was, position }: { code: string; was: IndicatorRow | undefined; position: number },
): PlannedIndicator {
  return {
    ...placed,
    title: keepSame(was?.title, placed.title),
    description: keepSame(was?.description, placed.description),
    code,
    position: was?.position ?? position,
    manner: was && fits(was, placed) ? was.manner : placed.measure === 'number' ? ADDED : SEPARATE,
    computed: false,
    reading: was?.reading,
    takesActuals: true,
  };
}

/** Another measure may be published than was: what its values cannot come together by is not kept. */
const fits = ({ manner, measure: before }: IndicatorRow, { measure }: PlacedIndicator): boolean =>
  Object.keys(newWayProblems({ measure, ...manner }, { measure: before, ...manner })).length === 0;

function resultRow(
  published: IatiResult,
  key: string,
  { was, language }: { was: ResultRow | undefined; language: string | undefined },
): Omit<ResultRow, 'indicators'> {
  return {
    key,
    type: published.type,
    title: keepSame(was?.title, titleOf(published.title, language)),
    description: keepSame(was?.description, fromPublished(published.description, language, LONGEST_TEXT)),
    aggregation: published.aggregation,
    computed: false,
  };
}

/** What is named stands as planned; what is not named stays as it is. */
function merged(planned: readonly PlannedResult[], before: readonly ResultRow[]): ResultRow[] {
  const wasBy = new Map(before.map((row) => [row.key, row]));
  const results = planned.map((result) => ({
    ...result,
    indicators: mergedIndicators(result.indicators, wasBy.get(result.key)?.indicators ?? []),
  }));
  const named = new Set(planned.map(({ key }) => key));
  return [...results, ...before.filter(({ key }) => !named.has(key))];
}

function mergedIndicators(
  planned: readonly PlannedIndicator[],
  was: readonly IndicatorRow[],
): IndicatorRow[] {
  const wasBy = new Map(was.map((row) => [row.code, row]));
  const rows = planned.map(({ takesActuals: _, ...row }) => {
    const before = wasBy.get(row.code);
    return {
      ...row,
      baselines: unioned(row.baselines, before?.baselines ?? [], ({ year, on }) => `${year} ${on ?? ''}`),
      targets: unioned(row.targets, before?.targets ?? [], cellOf),
      actuals: unioned(row.actuals, before?.actuals ?? [], cellOf),
    };
  });
  const named = new Set(planned.map(({ code }) => code));
  return [...rows, ...was.filter(({ code }) => !named.has(code))];
}

/** The nth fact of a key that stood is the nth that is named; those beyond stay. */
function unioned<F>(named: readonly F[], before: readonly F[], keyOf: (fact: F) => string): F[] {
  const counts = new Map<string, number>();
  for (const fact of named) counts.set(keyOf(fact), (counts.get(keyOf(fact)) ?? 0) + 1);
  const left = before.filter((fact) => {
    const key = keyOf(fact);
    const count = counts.get(key) ?? 0;
    if (count > 0) counts.set(key, count - 1);
    return count === 0;
  });
  return [...named, ...left];
}

const cellOf = ({ from, until, breakdown }: AimedRow): string =>
  JSON.stringify([from, until, keyOfCell(breakdown)]);

const shell = ({ indicators: _, ...result }: IatiResult) => result;

const withoutOrder = (rows: readonly ResultRow[]): string[] =>
  sorted(
    rows.map((row) => ({
      ...row,
      computed: undefined,
      indicators: sorted(
        row.indicators.map((each) => ({
          ...each,
          position: undefined,
          computed: undefined,
          reading: undefined,
          baselines: sorted(each.baselines),
          targets: sorted(each.targets),
          actuals: sorted(each.actuals),
        })),
      ),
    })),
  );

const sorted = (values: readonly object[]): string[] => values.map(canonical).sort();

function unusedNumber(prefix: string, taken: Set<string>): string {
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  taken.add(`${prefix}${number}`);
  return `${prefix}${number}`;
}

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
import type { AimedRow, IndicatorRow, Manner, ResultRow } from './subject.ts';

export type ResultsPlanning = {
  outcomeId: string;
  language: string | undefined;
  path: string;
  keys: Keys;
  counts: Counts;
  list: (entry: Listed) => void;
};

export type KnownIndicator = { row: IndicatorRow; published: IatiIndicator };
export type KnownResult = { row: ResultRow; published: IatiResult; indicators: readonly KnownIndicator[] };

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
): { rows: ResultRow[]; published: IatiResult[]; step: ResultsStep | undefined } {
  const matches = matchRecords(wanted, known, {
    value: ({ published }) => published,
    keys: [({ type, title }) => `${type} ${canonical(title)}`],
  });
  const codes = new Set(known.flatMap(({ indicators }) => indicators.map(({ row }) => row.code)));
  const resultKeys = new Set(known.map(({ row }) => row.key));
  const planned: PlannedResult[] = [];
  for (const [at, each] of wanted.entries()) {
    const path = `${planning.path}/result[${at + 1}]`;
    const match = matches[at];
    planning.counts.results += 1;
    const same = match !== undefined && isSame(shell(match.known.published), shell(each));
    tally(planning.counts, match && { same });
    const problem = !isKnownResult(each) ? 'unknown-code' : at >= MOST_RESULTS ? 'too-many' : undefined;
    if (problem) {
      planning.list({ path, reason: problem });
      continue;
    }
    const key = match?.known.row.key ?? unusedNumber('', resultKeys);
    planning.keys.set(each, key);
    const indicators = planIndicators(each, match, { ...planning, path, key, codes });
    const was = match?.known.row;
    const result = was && same ? { ...was, computed: false } : resultRow(each, key, { was, ...planning });
    planned.push({ ...result, indicators });
  }
  const rows = merged(planned, known);
  const before = known.map(({ row }) => row);
  const changed = !isSame(withoutOrder(before), withoutOrder(rows));
  return {
    rows: changed ? rows : before,
    published: [...wanted],
    step: changed ? { outcomeId: planning.outcomeId, results: planned } : undefined,
  };
}

function planIndicators(
  wanted: IatiResult,
  match: Match<KnownResult>,
  planning: ResultsPlanning & { key: string; codes: Set<string> },
): PlannedIndicator[] {
  const matches = matchRecords(wanted.indicators, match?.known.indicators ?? [], {
    value: ({ published }) => published,
    keys: [({ title }) => canonical(title)],
  });
  return wanted.indicators.flatMap((each, at) => {
    const path = `${planning.path}/indicator[${at + 1}]`;
    const found = matches[at];
    planning.counts.indicators += 1;
    tally(planning.counts, found);
    const placed = placeIndicator(each, path, {
      ...planning,
      aside: (place, reason) => planning.list({ path: place, reason }),
    });
    if (!placed || at >= MOST_INDICATORS) {
      planning.list({ path, reason: placed ? 'too-many' : 'unknown-code' });
      return [];
    }
    const was = found?.known.row;
    const code = was?.code ?? unusedNumber(`${planning.key}.`, planning.codes);
    planning.keys.set(each, code);
    if (was && found.same) return { ...was, takesActuals: !was.computed };
    if (was?.computed) planning.list({ path, reason: 'computed-here' });
    return indicatorRow(placed, { code, was, position: at });
  });
}

function indicatorRow(
  placed: PlacedIndicator,
  { code, was, position }: { code: string; was: IndicatorRow | undefined; position: number },
): PlannedIndicator {
  const computed = was?.computed ?? false;
  return {
    ...placed,
    title: keepSame(was?.title, placed.title),
    description: keepSame(was?.description, placed.description),
    code,
    position: was?.position ?? position,
    manner: was?.manner ?? (placed.measure === 'number' ? ADDED : SEPARATE),
    actuals: computed ? was!.actuals : placed.actuals,
    computed,
    takesActuals: !computed,
  };
}

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
function merged(planned: readonly PlannedResult[], known: readonly KnownResult[]): ResultRow[] {
  const wasBy = new Map(known.map(({ row }) => [row.key, row]));
  const results = planned.map((result) => ({
    ...result,
    indicators: mergedIndicators(result.indicators, wasBy.get(result.key)?.indicators ?? []),
  }));
  const named = new Set(planned.map(({ key }) => key));
  return [...results, ...known.flatMap(({ row }) => (named.has(row.key) ? [] : row))];
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
  JSON.stringify([from, until, Object.entries(breakdown).sort(([a], [b]) => (a < b ? -1 : 1))]);

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

import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { canonicalDecimal, digitsOf, isDecimal, roundDecimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { isTooLong, mostDigits } from '../../results/rules/fact-input.ts';
import { cellOfFile } from '../../results/rules/file-cells.ts';
import type {
  IatiBaseline,
  IatiIndicator,
  IatiMeasured,
  IatiPeriod,
  IatiResult,
  LangText,
} from './iati-file.ts';
import { keyedList } from './keyed-list.ts';
import { fromPublished } from './language-text.ts';
import type { Keys } from './patch.ts';
import type { Unplaceable } from './place-money.ts';
import { baselineKey, cellKey, measureOfCode, periodKey } from './render-results.ts';
import type { AimedRow, BaselineRow, Breakdown, IndicatorRow, Measure, Said } from './subject.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_NUMBER = 40;
const MOST_DIMENSIONS = 6;
const MOST_BASELINES = 50;
const MOST_TARGETS = 500;
const MOST_ACTUALS = 5_000;
const RESULT_TYPES = new Set(['1', '2', '3', '9']);

/** What is being placed, and where: `aside` is told of what cannot be. */
export type Placing = {
  language: string | undefined;
  keys: Keys;
  aside: (path: string, why: Unplaceable) => void;
  /** What stands of the indicator: of what stands twice in one place from before, both are placed again. */
  was?: Pick<IndicatorRow, 'baselines' | 'targets' | 'actuals' | 'reading'> | undefined;
};

export type PlacedIndicator = {
  title: Localized;
  description: Localized;
  measure: Measure;
  ascending: boolean;
  baselines: BaselineRow[];
  targets: AimedRow[];
  actuals: AimedRow[];
};

export const isKnownResult = ({ type }: IatiResult): boolean => RESULT_TYPES.has(type);

/** A title that a row must have; a publication without one is said by the patch. */
export function titleOf(text: LangText, language: string | undefined): Localized {
  const title = fromPublished(text, language, LONGEST_TEXT);
  return Object.keys(title).length > 0 ? title : { und: { text: '—', source: true } };
}

/** The definition and the facts of an indicator as rows; undefined where its measure is unknown. */
export function placeIndicator(
  published: IatiIndicator,
  path: string,
  placing: Placing,
): PlacedIndicator | undefined {
  const { language } = placing;
  const measure = measureOfCode(published.measure);
  if (!measure) return undefined;
  const keyed = keyedList(placing.keys);
  const isRepeated = repeating((placing.was?.baselines ?? []).map(yearOf));
  const baselines = published.baselines.flatMap((each, at) => {
    const placed = at < MOST_BASELINES ? placeBaseline(each, measure, language) : 'too-many';
    const row = typeof placed !== 'string' && isRepeated(yearOf(placed)) ? 'repeated-baseline' : placed;
    if (typeof row === 'string') placing.aside(`${path}/baseline[${at + 1}]`, row);
    else keyed(baselineKey(row), each);
    return typeof row === 'string' ? [] : row;
  });
  return {
    title: titleOf(published.title, language),
    description: fromPublished(published.description, language, LONGEST_TEXT),
    measure,
    ascending: published.ascending ?? true,
    baselines,
    ...placePeriods(published.periods, { path, measure }, placing),
  };
}

const yearOf = ({ year }: BaselineRow): string => String(year);

/** Tells of a place whether it was taken already, as often as it may be: once, or as often as it stands in from before. */
function repeating(standing: readonly string[]): (place: string) => boolean {
  const taken = new Map<string, number>();
  return (place) => {
    const times = taken.get(place) ?? 0;
    taken.set(place, times + 1);
    return times >= Math.max(1, standing.filter((each) => each === place).length);
  };
}

function placeBaseline(
  published: IatiBaseline,
  measure: Measure,
  language: string | undefined,
): BaselineRow | Unplaceable {
  const year = published.year ?? (published.date ? Number(published.date.slice(0, 4)) : undefined);
  if (year === undefined || year < 1900 || year > 2199) return 'no-date';
  if (published.dimensions.length > 0) return 'unclear-breakdown';
  return { ...placeSaid(published, measure, language), year, on: published.date };
}

function placePeriods(
  periods: IatiPeriod[],
  { path, measure }: { path: string; measure: Measure },
  placing: Placing,
): { targets: AimedRow[]; actuals: AimedRow[] } {
  const targets: AimedRow[] = [];
  const actuals: AimedRow[] = [];
  const seen = new Set<string>();
  for (const [at, period] of periods.entries()) {
    const here = `${path}/period[${at + 1}]`;
    const { start: from, end: until } = period;
    if (!from || !until) {
      placing.aside(here, 'no-date');
      continue;
    }
    const key = periodKey({ from, until });
    const problem = periodProblem(period, seen.has(key), { targets, actuals });
    if (problem) {
      placing.aside(here, problem);
      continue;
    }
    seen.add(key);
    const place = { measure, from, until };
    targets.push(...placeMeasured(period.targets, { ...place, path: `${here}/target`, once: true }, placing));
    actuals.push(...placeMeasured(period.actuals, { ...place, path: `${here}/actual` }, placing));
    if (targets.some(within(key)) || actuals.some(within(key))) keyedList(placing.keys)(key, period);
  }
  return { targets, actuals };
}

function periodProblem(
  { start, end, targets, actuals }: IatiPeriod,
  repeated: boolean,
  placed: { targets: AimedRow[]; actuals: AimedRow[] },
): Unplaceable | undefined {
  if (repeated) return 'repeated-period';
  if (!start || !end || end < start) return 'period-upside-down';
  const many =
    placed.targets.length + targets.length > MOST_TARGETS ||
    placed.actuals.length + actuals.length > MOST_ACTUALS;
  return many ? 'too-many' : undefined;
}

const within = (key: string) => (row: AimedRow) => periodKey(row) === key;

/** `once`: one figure of a cell, as of what is aimed at; of what was measured each is one. */
type MeasuredPlace = {
  measure: Measure;
  from: CalendarDay;
  until: CalendarDay;
  path: string;
  once?: boolean;
};

function placeMeasured(
  published: IatiMeasured[],
  { measure, from, until, path, once = false }: MeasuredPlace,
  { language, keys, aside, was }: Placing,
): AimedRow[] {
  const keyed = keyedList(keys);
  const there = ((once ? was?.targets : was?.actuals) ?? [])
    .filter((row) => periodKey(row) === periodKey({ from, until }))
    .map(({ breakdown }) => cellKey(breakdown));
  const isRepeated = repeating(there);
  const stands = (cell: Breakdown) => there.includes(cellKey(cell));
  return published.flatMap((each, at) => {
    const here = `${path}[${at + 1}]`;
    const said = breakdownOf(each);
    const breakdown = said && was?.reading ? cellOfFile(said, was.reading, stands) : said;
    if (!breakdown) {
      aside(here, said ? 'no-such-category' : 'unclear-breakdown');
      return [];
    }
    const cell = cellKey(breakdown);
    const found = placeSaid(each, measure, language);
    if (once && !saysNothing(found) && isRepeated(cell)) {
      aside(here, 'repeated-target');
      return [];
    }
    keyed(cell, each);
    if (saysNothing(found)) {
      aside(here, 'says-nothing');
      return [];
    }
    return { ...found, from, until, breakdown };
  });
}

function breakdownOf({ dimensions }: IatiMeasured): Breakdown | undefined {
  const named = dimensions.map(({ name = '', value = '' }) => [name, value] as const);
  const clear = named.every(([name, value]) => fits(name, 60) && fits(value, 100));
  const breakdown = Object.fromEntries(named);
  const once = Object.keys(breakdown).length === named.length && named.length <= MOST_DIMENSIONS;
  return clear && once ? breakdown : undefined;
}

const fits = (text: string, longest: number): boolean => text !== '' && text.length <= longest;

/** Of a qualitative indicator the comment is what was found; a number that is none is kept as words. */
function placeSaid(published: IatiMeasured, measure: Measure, language: string | undefined): Said {
  const comment = fromPublished(published.comment, language, LONGEST_TEXT);
  const written = Object.keys(comment).length > 0 ? comment : undefined;
  const words = published.value?.trim().slice(0, LONGEST_TEXT);
  const text: Localized | undefined = words
    ? { [language ?? 'und']: { text: words, source: true } }
    : undefined;
  if (measure === 'qualitative') return { text: written ?? text };
  const value = numberOf(published.value);
  return { value, text: value === undefined ? text : undefined, comment: written };
}

/** What others publish may have digits behind the fifteenth, which their programs made up; a number of more is kept as words. */
function numberOf(value: string | undefined): string | undefined {
  if (value === undefined || value.length > LONGEST_NUMBER) return undefined;
  const read = isDecimal(value) ? value : canonicalDecimal(value);
  if (read === undefined || !isTooLong(read)) return read;
  const whole = digitsOf(read.split('.')[0]!);
  const rounded = whole > mostDigits ? undefined : canonicalDecimal(roundDecimal(read, mostDigits - whole));
  return rounded === undefined || isTooLong(rounded) ? undefined : rounded;
}

const saysNothing = ({ value, text, comment }: Said): boolean =>
  value === undefined && text === undefined && comment === undefined;

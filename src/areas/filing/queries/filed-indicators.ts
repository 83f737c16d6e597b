import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type LibraryIndicator, libraryIndicators } from '../../results/queries/library-indicators.ts';
import { type ReleasedWords, releasedWords } from '../../results/queries/released-words.ts';
import { targetWords } from '../../results/queries/target-words.ts';
import { editionSaid } from '../../results/rules/library-edition.ts';
import { meansAsLibrary } from '../../results/rules/library-total.ts';
import type { FiledDefinition, FiledIndicator } from '../rules/filed-programme.ts';

type Days = { from?: CalendarDay; until?: CalendarDay };

/** The indicators of a programme as they are filed, by outcome: figures of these days, and words where none counts. */
export const filedIndicators = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  days: Days,
): Promise<Map<string, FiledIndicator[]>> => {
  const indicators = await indicatorRollUps(tx, instituteId, { programmeId, ...days });
  const uncounted = indicators.flatMap(({ indicator, actual }) => (actual?.value ? [] : [indicator.id]));
  const targets = uncounted.length > 0 ? await targetWords(tx, instituteId, uncounted, days) : new Map();
  const released = uncounted.length > 0 ? await releasedWords(tx, instituteId, uncounted) : [];
  const wordsOf = (id: string) => ({
    target: (targets.get(id) ?? null) as Localized | null,
    actual: lastWords(released.filter(isOfWhole(id, days))),
  });
  const library = await libraryOf(tx, instituteId, indicators);
  const rows = Map.groupBy(indicators, ({ indicator }) => indicator.outcomeId);
  return new Map(
    [...rows].map(([outcomeId, own]) => [
      outcomeId,
      own.map((row) => filedIndicator(row, wordsOf(row.indicator.id), library)),
    ]),
  );
};

type Library = ReadonlyMap<string | null, LibraryIndicator>;

const libraryOf = async (
  tx: Tx,
  instituteId: string,
  indicators: readonly IndicatorRollUp[],
): Promise<Library> => {
  if (indicators.every(({ indicator }) => indicator.libraryId === null)) return new Map();
  const all = await libraryIndicators(tx, instituteId, { retired: true });
  return new Map(all.map((each) => [each.id, each]));
};

type Words = { target: Localized | null; actual: Localized[] };

/** What is said in words stands only where no figure does. */
const filedIndicator = (
  { indicator, baseline, target, actual }: IndicatorRollUp,
  words: Words,
  library: Library,
): FiledIndicator => ({
  code: indicator.code,
  title: indicator.title as Localized,
  measure: indicator.measure,
  unit: indicator.unit,
  baseline: baseline?.value ?? null,
  target: target?.value ?? null,
  actual: actual?.value ?? null,
  ascending: indicator.ascending,
  words: {
    baseline: baseline?.value ? null : ((baseline?.text ?? null) as Localized | null),
    target: target?.value ? null : words.target,
    actual: actual?.value ? [] : words.actual,
  },
  library: filedDefinition(indicator, library.get(indicator.libraryId)),
});

const filedDefinition = (
  indicator: IndicatorRollUp['indicator'],
  library: LibraryIndicator | undefined,
): FiledDefinition | null => {
  if (!library) return null;
  const edition = editionSaid(library);
  return {
    key: library.key,
    title: library.title as Localized,
    isBrought: edition !== null,
    edition,
    measure: library.measure,
    overTime: library.overTime,
    overPartners: library.overPartners,
    unit: library.unit,
    isSame: meansAsLibrary(library, indicator),
  };
};

const isOfWhole =
  (id: string, { from, until }: Days) =>
  (said: ReleasedWords): boolean =>
    said.indicatorId === id &&
    Object.keys(said.breakdown).length === 0 &&
    (from === undefined || said.until >= from) &&
    (until === undefined || said.until <= until);

/** Of the last period that says something; each partner in its own words, none named. */
const lastWords = (said: readonly ReleasedWords[]): Localized[] =>
  said.filter(({ until }) => until === said[0]?.until).map(({ text }) => text as Localized);

import { partnerChoices } from '../areas/partners/queries/partnerships.ts';
import { outcomesOf } from '../areas/programmes/queries/outcomes.ts';
import { programmeById } from '../areas/programmes/queries/programmes.ts';
import { actionKinds, aims } from '../areas/programmes/rules/outcome-input.ts';
import { programmeNamed } from '../areas/publishing/queries/publications.ts';
import { cellOfCode } from '../areas/results/queries/cell-words.ts';
import { indicatorsIn } from '../areas/results/queries/indicators.ts';
import { libraryIndicators } from '../areas/results/queries/library-indicators.ts';
import { resultFigures } from '../areas/results/queries/result-figures.ts';
import type { Cell } from '../areas/results/rules/cell-change.ts';
import { asksCell, cellsKnown, isUncrossed, liesWithin } from '../areas/results/rules/cell-choice.ts';
import { type FigureNarrowing, figureNarrowings, type Narrowed } from '../db/figure-question.ts';
import type { Tx } from '../db/transaction.ts';
import { isCountryCode } from '../kernel/country.ts';
import { UsageError } from './verb.ts';

/** What was typed to narrow an answer, by its option. */
export type NarrowingAsked = { [each in FigureNarrowing]?: string | undefined };

/** What stands for whatever is the institute's own, or nowhere that is known. */
const nobodys = 'none';

const isKnown: Partial<Record<FigureNarrowing, (value: string) => boolean>> = {
  year: (value) => /^(19|20|21)\d\d$/.test(value),
  country: (value) => value === nobodys || isCountryCode(value),
  cell: (value) => /^[^=,]+=[^=,]+(,[^=,]+=[^=,]+)*$/.test(value),
  aim: (value) => aims.some((aim) => aim === value),
  kind: (value) => actionKinds.some((kind) => kind === value),
};

/**
 * Of what was typed, the options that narrow.
 * @throws UsageError for one that the question does not know, or that cannot be read.
 */
export const narrowingOf = (
  { name, narrows = [] }: { name: string; narrows?: readonly FigureNarrowing[] },
  typed: NarrowingAsked,
): NarrowingAsked => {
  const asked: NarrowingAsked = {};
  for (const each of figureNarrowings) {
    const value = typed[each];
    if (value === undefined) continue;
    if (!narrows.includes(each)) throw new UsageError(unknown(name, each, narrows));
    if (isKnown[each]?.(value) === false) throw new UsageError(`--${each}: «${value}» is none`);
    asked[each] = value;
  }
  return asked;
};

const unknown = (name: string, each: FigureNarrowing, narrows: readonly FigureNarrowing[]): string =>
  narrows.length === 0
    ? `«${name}» is not narrowed: it takes no --${each}`
    : `«${name}» is not narrowed by --${each}; it is by ${narrows.map((one) => `--${one}`).join(', ')}`;

type Within = {
  /** The programme that the question is about. */
  programmeId?: string;
  /** The audit number that it is answered as of. */
  asOf: number | undefined;
};

/**
 * The same in an institute; undefined where it has no such programme, outcome, indicator, category (then) or partner.
 * @throws UsageError for an outcome without its programme, and for categories that no indicator counts together.
 */
export const narrowedIn = async (
  tx: Tx,
  instituteId: string,
  { programme, outcome, indicator, partner, cell: said, year, ...codes }: NarrowingAsked,
  { programmeId: ofProgramme, asOf }: Within,
): Promise<Narrowed | undefined> => {
  const programmeId = programme === undefined ? undefined : await programmeNamed(tx, instituteId, programme);
  if (programme !== undefined && programmeId === undefined) return undefined;
  const reference = programmeId && (await programmeById(tx, instituteId, programmeId))?.reference;
  const inProgramme = programmeId ?? ofProgramme;
  if (outcome !== undefined && inProgramme === undefined)
    throw new UsageError('--outcome is a code within a programme: name it with --programme');
  const outcomeId =
    outcome === undefined || inProgramme === undefined
      ? undefined
      : (await outcomesOf(tx, instituteId, inProgramme)).find(({ code }) => code === outcome)?.id;
  if (outcome !== undefined && outcomeId === undefined) return undefined;
  if (indicator !== undefined && !(await isOfLibrary(tx, instituteId, indicator))) return undefined;
  const cell = said === undefined ? undefined : cellOfCode(said);
  if (cell && inProgramme) {
    const known = await cellKnown(tx, instituteId, { programmeId: inProgramme, asOf }, cell);
    if (known === 'uncrossed')
      throw new UsageError(
        `--cell: no indicator counts «${said}» together, and nothing was measured or aimed at so`,
      );
    if (known === 'unknown') return undefined;
  }
  const partnershipId = partner === undefined ? undefined : await partnerNamed(tx, instituteId, partner);
  if (partner !== undefined && partnershipId === undefined) return undefined;
  return given({
    ...codes,
    ...{ programmeId, programme: reference, outcomeId, outcome, indicator, partnershipId, cell },
    year: year === undefined ? undefined : Number(year),
  });
};

const given = (narrowed: Narrowed): Narrowed =>
  Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined));

/**
 * Whether an indicator of a programme counts a cell by its definition of then, or anything was measured or aimed at in it; several
 * categories may each be known, and nobody counts them together.
 */
const cellKnown = async (
  tx: Tx,
  instituteId: string,
  { programmeId, asOf }: { programmeId: string; asOf: number | undefined },
  cell: Cell,
): Promise<'known' | 'uncrossed' | 'unknown'> => {
  const indicators = await indicatorsIn(tx, instituteId, { programmeId, asOf });
  if (indicators.some((each) => asksCell(each, cell))) return 'known';
  const scope = { indicatorIds: indicators.map(({ id }) => id), asOf, tellsWords: true };
  const { measured, targets, shares } = await resultFigures(tx, instituteId, scope, indicators);
  const cells = [...measured, ...targets, ...shares].map(({ breakdown }) => breakdown);
  if (cells.some((each) => liesWithin(each, cell))) return 'known';
  return isUncrossed(cell, cellsKnown(indicators, cells)) ? 'uncrossed' : 'unknown';
};

const isOfLibrary = async (tx: Tx, instituteId: string, key: string): Promise<boolean> =>
  (await libraryIndicators(tx, instituteId, { retired: true })).some((each) => each.key === key);

const partnerNamed = async (tx: Tx, instituteId: string, name: string): Promise<string | undefined> => {
  if (name === nobodys) return nobodys;
  const same = (a: string) => a.toLowerCase() === name.toLowerCase();
  return (await partnerChoices(tx, instituteId)).find((partner) => same(partner.name))?.id;
};

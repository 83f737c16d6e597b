import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type FieldBeside, type Narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import type { FigureScope, FigureTime } from '../queries/figure-scope.ts';
import {
  alone,
  figuresOfUses,
  type TogetherFigure,
  together,
  type UseFigure,
} from '../queries/library-figures.ts';
import type { LibraryIndicator } from '../queries/library-indicators.ts';
import { type LibraryUse, usesOfLibrary } from '../queries/library-uses.ts';
import { measuredCountries } from '../queries/measured-countries.ts';
import { cellOf, cellsOfDefinition } from '../rules/breakdown-cells.ts';
import { instituteOf, queried } from './address.ts';
import { type MomentAsked, momentAsked } from './as-of-field.tsx';
import { cellBeside } from './cell-beside.tsx';
import { figureAxes, figureNarrowings } from './figure-filters.tsx';
import { cellOfParameter, cellParameter } from './figure-place.ts';
import { tellsStates } from './unapproved.tsx';

/** What the lines tell apart, over all programmes of the institute. */
export const libraryLines = ['together', 'programme', 'partner', 'country', 'breakdown'] as const;
export type LibraryLineAxis = (typeof libraryLines)[number];

/** A line of the table: a place over these uses, with what they reached over all of time and in each period. */
export type LibraryLine = {
  key: string;
  uses: readonly LibraryUse[];
  place: TogetherFigure['place'];
  whole: TogetherFigure | undefined;
  periods: ReadonlyMap<string, TogetherFigure>;
};

export type LibraryFigures = {
  lines: LibraryLineAxis;
  time: FigureTime | undefined;
  /** The day as of whose evening the figures are read. */
  on: CalendarDay | undefined;
  scope: FigureScope;
  cell: string | undefined;
  partners: readonly PartnerChoice[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rows: readonly LibraryLine[];
  periods: readonly string[];
};

/** As of when the page is read, and who used the library's indicator then; without a day: now. */
export type LibraryMoment = MomentAsked & { uses: readonly LibraryUse[] };

export const libraryMoment = async (page: Page, tx: Tx, libraryId: string): Promise<LibraryMoment> => {
  const moment = await momentAsked(page, tx);
  const uses = await usesOfLibrary(tx, instituteOf(page), libraryId, { asOf: moment.asOf });
  return { ...moment, uses };
};

/** What the address asks for of a library indicator, over the programmes that use it. */
export const libraryFigures = async (
  page: Page,
  tx: Tx,
  library: LibraryIndicator,
  moment: LibraryMoment,
): Promise<LibraryFigures> => {
  const institute = instituteOf(page);
  const { on, asOf, uses: all } = moment;
  const { lines, time, beside } = figureAxes(page, libraryLines);
  const partners = await partnerChoices(tx, institute);
  const ids = all.map(({ id }) => id);
  const countries = await measuredCountries(tx, institute, ids, asOf);
  const of = [{ name: 'programme', label: page.words.t('results.programme'), options: programmesOf(all) }];
  const narrowings = figureNarrowings(page, { of, partners, countries });
  const { programme, partner, country } = valuesOf(narrowings);
  const uses = all.filter((use) => programme === undefined || use.programmeId === programme);
  // The order in which an address names several categories says nothing.
  const asked = cellParameter(cellOfParameter(queried(page, 'cell') ?? ''));
  const cell = lines === 'breakdown' ? undefined : asked || undefined;
  const scope: FigureScope = {
    asOf,
    tellsWords: true,
    tellsStates: tellsStates(page),
    partnershipId: partner,
    country,
    by: { partner: lines === 'partner', country: lines === 'country' },
  };
  const scopes = [scope, ...(time ? [{ ...scope, by: { ...scope.by, time } }] : [])];
  const [whole = [], inTime = []] = await figuresOfUses(tx, institute, uses, scopes);
  const isShown = ({ figure: { breakdown } }: UseFigure) =>
    lines === 'breakdown' || cellParameter(breakdown) === (cell ?? '');
  const groups = lines === 'programme' ? uses.map((use) => [use]) : [uses];
  const rows = groups.flatMap((group) =>
    linesOf(library, group, {
      whole: whole.filter((one) => isShown(one) && group.includes(one.use)),
      inTime: inTime.filter((one) => isShown(one) && group.includes(one.use)),
      isAlone: lines === 'programme',
    }),
  );
  const periods = [...new Set(rows.flatMap((row) => [...row.periods.keys()]))].toSorted();
  const measured = [...whole, ...inTime].map(({ figure }) => figure.breakdown);
  const known = [...measured, ...all.flatMap((use) => cellsOfDefinition(use).map(cellOf))];
  return {
    ...{ lines, time, on, scope, cell, rows, periods, partners, narrowings },
    beside: [...beside, ...moment.beside, ...cellBeside(page, library, known)],
  };
};

const programmesOf = (uses: readonly LibraryUse[]): Option[] =>
  [...new Map(uses.map(({ programmeId, reference }) => [programmeId, reference]))].map(([value, label]) => ({
    value,
    label,
  }));

/** `isAlone`: of one use by itself, whatever it means. */
type LineFigures = { whole: readonly UseFigure[]; inTime: readonly UseFigure[]; isAlone: boolean };

const linesOf = (
  library: LibraryIndicator,
  uses: readonly LibraryUse[],
  { whole, inTime, isAlone }: LineFigures,
): LibraryLine[] => {
  const come = (figures: readonly UseFigure[]) =>
    isAlone && uses[0] ? alone(uses[0], figures) : together(library, uses, figures);
  const [all, parts] = [come(whole), come(inTime)];
  const ofLine = Map.groupBy(parts, ({ place }) => keyOfLine(place));
  return all.map((figure) => {
    const key = keyOfLine(figure.place);
    const periods = (ofLine.get(key) ?? []).map((one) => [one.place.period ?? '', one] as const);
    return { key, uses, place: figure.place, whole: figure, periods: new Map(periods) };
  });
};

const keyOfLine = ({ breakdown, partnershipId, country }: TogetherFigure['place']): string =>
  JSON.stringify([cellParameter(breakdown), partnershipId, country]);

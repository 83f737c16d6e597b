import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { meansAsLibrary, targetOfSame } from '../rules/library-total.ts';
import type { FigureScope } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import { alone, type TogetherFigure, together, type UseFigure, valuedUse } from './library-figures.ts';
import type { LibraryIndicator } from './library-indicators.ts';
import type { LibraryUse } from './library-uses.ts';
import { resultFiguresOf } from './result-figures.ts';

/** What uses reached and aim at in one period, or over all of time: of which measurements nothing may have come. */
export type TogetherAt = { reached: TogetherFigure | undefined; target: Decimal | null };

export type TogetherLine = {
  uses: readonly LibraryUse[];
  /** Over all of the scope's time, and in each of its years. */
  whole: TogetherAt;
  years: ReadonlyMap<string, TogetherAt>;
  /** Programmes and partners (the institute itself as one) that measured anything of it. */
  programmes: number;
  partners: number;
};

/** One of the library over the programmes that use it. */
export type ResultsTogether = {
  library: LibraryIndicator;
  /** Of the uses that count what the library does, in the same way. */
  together: TogetherLine;
  /** Each of these by itself; and each that counts otherwise, which is never added to them. */
  same: readonly TogetherLine[];
  apart: readonly TogetherLine[];
};

/**
 * What programmes reached together with each of the library, over those of them that use it in its meaning: the whole, never a
 * part of it. The scope says of which partner, country and days; a target stands beside the figures of whole programmes alone.
 */
export const resultsTogether = async (
  tx: Tx,
  instituteId: string,
  { libraries, uses }: { libraries: readonly LibraryIndicator[]; uses: readonly LibraryUse[] },
  scope: FigureScope,
): Promise<ResultsTogether[]> => {
  if (uses.length === 0) return [];
  const asked = { ...scope, indicatorIds: uses.map(({ id }) => id) };
  const scopes = [asked, { ...asked, by: { time: 'year' as const } }, { ...asked, by: { partner: true } }];
  const found = await resultFiguresOf(tx, instituteId, scopes, uses);
  const byId = new Map(uses.map((use) => [use.id, use]));
  const byUse = (cells: readonly CellFigure[]) =>
    Map.groupBy(
      cells
        .filter(({ breakdown }) => Object.keys(breakdown).length === 0)
        .map((figure): UseFigure => ({ use: byId.get(figure.indicatorId)!, figure })),
      ({ use }) => use.id,
    );
  const [whole, inYears, ofPartners] = found.map(({ measured, targets }) => ({
    measured: byUse(measured),
    targets: byUse(targets),
  }));
  const figures = { whole: whole!, inYears: inYears!, ofPartners: ofPartners! };
  const used = Map.groupBy(uses, ({ libraryId }) => libraryId);
  return libraries.flatMap((library) => {
    const own = used.get(library.id) ?? [];
    if (own.length === 0) return [];
    const isSame = (use: LibraryUse) => meansAsLibrary(library, use);
    const [same, apart] = [own.filter(isSame), own.filter((use) => !isSame(use))];
    return [
      {
        library,
        together: lineOf(library, same, figures),
        same: same.map((use) => lineOf(library, [use], figures)),
        apart: apart.map((use) => lineOf(library, [use], figures)),
      },
    ];
  });
};

type ByUse = ReadonlyMap<string, readonly UseFigure[]>;
type Found = { measured: ByUse; targets: ByUse };
type Figures = { whole: Found; inYears: Found; ofPartners: Found };

/** Of several uses what they come to together; of one by itself, whatever it means. */
const lineOf = (
  library: LibraryIndicator,
  uses: readonly LibraryUse[],
  { whole, inYears, ofPartners }: Figures,
): TogetherLine => {
  const ofLine = (figures: ByUse) => uses.flatMap(({ id }) => figures.get(id) ?? []);
  const [only, ...others] = uses;
  const isAlone = only !== undefined && others.length === 0;
  const at = (own: readonly UseFigure[], aimed: readonly UseFigure[]): TogetherAt => {
    const [reached] = isAlone ? alone(only, own) : together(library, uses, own);
    const figureOf = (of: readonly UseFigure[], id: string) => of.find(({ use }) => use.id === id)?.figure;
    const valued = uses.map((use) => ({
      ...valuedUse(use, figureOf(own, use.id)),
      target: figureOf(aimed, use.id)?.value ?? null,
    }));
    return { reached, target: (isAlone ? valued[0]?.target : targetOfSame(library, valued)) ?? null };
  };
  const periodOf = ({ figure }: UseFigure) => figure.period ?? '';
  const [own, measured, aimed] = [
    ofLine(whole.measured),
    Map.groupBy(ofLine(inYears.measured), periodOf),
    Map.groupBy(ofLine(inYears.targets), periodOf),
  ];
  const years = [...new Set([...measured.keys(), ...aimed.keys()])].toSorted();
  return {
    uses,
    whole: at(own, ofLine(whole.targets)),
    years: new Map(years.map((year) => [year, at(measured.get(year) ?? [], aimed.get(year) ?? [])])),
    programmes: new Set(own.map(({ use }) => use.programmeId)).size,
    partners: new Set(ofLine(ofPartners.measured).map(({ figure }) => figure.partnershipId)).size,
  };
};

import type { Tx } from '../../../db/transaction.ts';
import { firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import type { FigureScope } from '../../results/queries/figure-scope.ts';
import type { CellFigure } from '../../results/queries/indicator-figures.ts';
import { type IndicatorDefinition, indicatorsIn } from '../../results/queries/indicators.ts';
import { resultFiguresOf } from '../../results/queries/result-figures.ts';
import type { CoverageFilter } from '../rules/coverage-choice.ts';
import { type CoverageByMeasure, coverageByMeasure } from './coverage.ts';

/** A country or a partner, whose work and results are shown together, and what of them. */
export type Place = Omit<CoverageFilter, 'aim' | 'kind' | 'institute'>;

export type PlaceFacts = {
  /** Of each measure, by kind of action and year. */
  matrices: CoverageByMeasure;
  partners: readonly PartnerChoice[];
  /**
   * Those measured here, with their whole over all of time and in each year: null where what was measured does not add
   * up to one value, which a year may still have.
   */
  indicators: readonly IndicatorDefinition[];
  whole: readonly CellFigure[];
  byYear: readonly CellFigure[];
};

/** What the matrix and the figures of results say of one place, now or as of an audit number; both are the functions that their own pages ask. */
export const placeFacts = async (
  tx: Tx,
  institute: { id: string; code: string },
  place: Place,
  { asOf, tellsStates }: Pick<FigureScope, 'asOf' | 'tellsStates'> = {},
): Promise<PlaceFacts> => {
  const axes = { rows: 'kind', columns: 'year' } as const;
  const matrices = await coverageByMeasure(tx, institute, { ...axes, filter: place }, asOf);
  const scope = { ...scopeOf(place), asOf, tellsStates };
  const all = await indicatorsIn(tx, institute.id, scope);
  const isWhole = ({ breakdown }: CellFigure) => Object.keys(breakdown).length === 0;
  const scopes = [scope, { ...scope, by: { time: 'year' as const } }];
  const [ofAll, inYears] = await resultFiguresOf(tx, institute.id, scopes, all);
  const whole = (ofAll?.measured ?? []).filter(isWhole);
  const measured = new Set(whole.map(({ indicatorId }) => indicatorId));
  return {
    matrices,
    partners: await partnerChoices(tx, institute.id),
    indicators: all.filter(({ id }) => measured.has(id)),
    whole,
    byYear: (inYears?.measured ?? []).filter(isWhole),
  };
};

/** The scope of the figures of results at a place. */
export const scopeOf = ({ partner, country, year, programmeId, outcomeId }: Place): FigureScope => ({
  partnershipId: partner,
  country,
  programmeId,
  outcomeId,
  ...(year && { from: firstDayOfYear(Number(year)), until: lastDayOfYear(Number(year)) }),
});

import type { FigureQuestion } from '../../../db/figure-question.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { answerFigure } from '../rules/answer-words.ts';
import { liesWithin } from '../rules/cell-choice.ts';
import { cellCode } from './cell-words.ts';
import { type FigureTime, figureTimes, placeOf } from './figure-scope.ts';
import type { CellFigure } from './indicator-figures.ts';
import { indicatorsIn } from './indicators.ts';
import { resultFigures } from './result-figures.ts';

/**
 * What was measured and aimed at of each indicator, told apart by partner, country, breakdown and one kind of period:
 * the figures of the page of results. Indicators never add up to each other, so that there is no total. What is aimed at
 * is aimed at by the whole programme: beside a partner or a country there is none.
 */
export const measuredQuestion: FigureQuestion = {
  name: 'measured',
  axes: ['indicator', 'partner', 'country', 'breakdown', ...figureTimes],
  most: 5,
  onlyOneOf: figureTimes,
  narrows: ['outcome', 'partner', 'country', 'cell', 'year'],
  figures: ['actual', 'target', 'share', 'entries', 'waiting', 'returned', 'partners'],
  ask: async (tx, instituteId, { programmeId, by, asOf, narrowed = {} }) => {
    const time = figureTimes.find((axis) => by.includes(axis));
    const outcomes = new Map(
      (await outcomesOf(tx, instituteId, programmeId)).map(({ id, code }) => [id, code]),
    );
    const partners = new Map((await partnerChoices(tx, instituteId)).map(({ id, name }) => [id, name]));
    const indicators = await indicatorsIn(tx, instituteId, {
      programmeId,
      outcomeId: narrowed.outcomeId,
      asOf,
    });
    const figures = await resultFigures(
      tx,
      instituteId,
      {
        indicatorIds: indicators.map(({ id }) => id),
        asOf,
        ...placeOf(narrowed),
        tellsWords: true,
        tellsStates: true,
        by: { time, partner: by.includes('partner'), country: by.includes('country') },
      },
      indicators,
    );
    const tellsCells = by.includes('breakdown');
    const { cell = {} } = narrowed;
    const isTold = ({ breakdown }: CellFigure) =>
      tellsCells ? liesWithin(breakdown, cell) : cellCode(breakdown) === cellCode(cell);
    const keyed = (cells: readonly CellFigure[]) =>
      new Map(cells.filter(isTold).map((cell) => [keyOf(cell), cell]));
    const [measured, targets, shares] = [figures.measured, figures.targets, figures.shares].map(keyed) as [
      ReturnType<typeof keyed>,
      ReturnType<typeof keyed>,
      ReturnType<typeof keyed>,
    ];
    const places = new Map([...shares, ...targets, ...measured]);
    const position = new Map(indicators.map(({ id }, at) => [id, at]));
    const inOrder = [...places].toSorted(
      ([keyA, a], [keyB, b]) =>
        position.get(a.indicatorId)! - position.get(b.indicatorId)! || (keyA < keyB ? -1 : 1),
    );
    const codes = new Map(indicators.map((one) => [one.id, one]));
    return {
      rows: inOrder.map(([key, place]) => {
        const indicator = codes.get(place.indicatorId)!;
        const actual = measured.get(key);
        return {
          at: {
            outcome: outcomes.get(indicator.outcomeId) ?? null,
            indicator: indicator.code,
            ...(by.includes('partner') ? { partner: partners.get(place.partnershipId ?? '') ?? null } : {}),
            ...(by.includes('country') ? { country: place.country } : {}),
            ...(tellsCells ? { breakdown: cellCode(place.breakdown) } : {}),
            ...(time ? { [time satisfies FigureTime]: place.period } : {}),
          },
          figures: {
            actual: answerFigure(actual?.value, indicator),
            target: answerFigure(targets.get(key)?.value, indicator),
            share: shares.get(key)?.value ?? null,
            entries: actual?.entries ?? 0,
            waiting: actual?.unapproved?.waiting ?? 0,
            returned: actual?.unapproved?.returned ?? 0,
            partners: actual?.partners ?? 0,
          },
        };
      }),
    };
  },
};

const keyOf = ({ indicatorId, breakdown, period, partnershipId, country }: CellFigure): string =>
  JSON.stringify([indicatorId, cellCode(breakdown) ?? '', period, partnershipId, country]);

import type { FigureQuestion } from '../../../db/figure-question.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { isClosed, obligationState } from '../rules/obligation-state.ts';
import { type ObligationRow, obligations } from './obligation-clock.ts';

/** Obligations of a programme and of its institute by kind and year: how many, filed, late; those of the institute in the years of the programme. */
export const obligationQuestion: FigureQuestion = {
  name: 'obligations',
  axes: ['year', 'kind', 'function'],
  most: 2,
  figures: ['owed', 'filed', 'late'],
  ask: async (tx, instituteId, { programmeId, by, asOf, on = todayIn('Europe/Brussels') }) => {
    const programme = await programmeById(tx, instituteId, programmeId);
    const isWithin = (row: ObligationRow): boolean =>
      row.programmeId !== null ||
      (programme !== undefined &&
        yearOf(programme.fromOn) <= row.year &&
        row.year <= yearOf(programme.untilOn));
    const rows = (await obligations(tx, instituteId, { programmeId, asOf })).filter(isWithin);
    const place = (row: ObligationRow) => {
      const at: Record<string, string> = { year: String(row.year), kind: row.code, function: row.role };
      return Object.fromEntries(by.map((axis) => [axis, at[axis] ?? null]));
    };
    const counts = (of: readonly ObligationRow[]) => {
      const states = of.map((row) => obligationState(row, on));
      const late = states.filter((state) => state === 'late').length;
      return { owed: of.length, filed: states.filter(isClosed).length, late };
    };
    const grouped = Map.groupBy(rows, (row) => JSON.stringify(place(row)));
    return {
      rows: [...grouped]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, list]) => ({ at: place(list[0]!), figures: counts(list) })),
      total: counts(rows),
    };
  },
};

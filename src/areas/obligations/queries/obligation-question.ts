import type { AskedInstitute, InstituteQuestion } from '../../../db/figure-question.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { isClosed, obligationState } from '../rules/obligation-state.ts';
import { type ObligationRow, obligations } from './obligation-clock.ts';

const axes = ['year', 'due', 'kind', 'function', 'programme', 'institute'] as const;

/**
 * What institutes owe the donor by kind and year: how many, filed, late. Narrowed to a programme, its own and those of the
 * institute in the years of the programme. `due`: the year in which the day lies (without a day: which it is about), by which the pages of a year go.
 */
export const obligationQuestion: InstituteQuestion = {
  name: 'obligations',
  axes,
  most: axes.length,
  narrows: ['programme'],
  figures: ['owed', 'filed', 'late'],
  ask: async (institutes, by) => {
    const all = (await Promise.all(institutes.map(owedBy))).flat();
    const place = (row: Owed) =>
      Object.fromEntries(
        axes.filter((axis) => by.includes(axis)).map((axis) => [axis, row.at[axis] ?? null]),
      );
    const grouped = Map.groupBy(all, (row) => JSON.stringify(place(row)));
    return {
      rows: [...grouped]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, list]) => ({ at: place(list[0]!), figures: counts(list) })),
      total: counts(all),
    };
  },
};

type Owed = {
  at: Record<(typeof axes)[number], string | null>;
  state: ReturnType<typeof obligationState>;
};

const owedBy = ({ id, code, narrowed, asOf, on, read }: AskedInstitute): Promise<Owed[]> =>
  read(async (tx) => {
    const day = on ?? todayIn('Europe/Brussels');
    const programmeId = narrowed?.programmeId;
    const all = await programmes(tx, id);
    const programme = all.find((each) => each.id === programmeId);
    const isWithin = (row: ObligationRow): boolean =>
      row.programmeId !== null ||
      !programme ||
      (yearOf(programme.fromOn) <= row.year && row.year <= yearOf(programme.untilOn));
    const rows = (await obligations(tx, id, { programmeId, asOf })).filter(isWithin);
    const references = new Map(all.map((each) => [each.id, each.reference]));
    return rows.map((row) => ({
      at: {
        year: String(row.year),
        due: String(row.dueOn ? yearOf(row.dueOn) : row.year),
        kind: row.code,
        function: row.role,
        programme: row.programmeId && (references.get(row.programmeId) ?? null),
        institute: code,
      },
      state: obligationState(row, day),
    }));
  });

const counts = (of: readonly Owed[]) => ({
  owed: of.length,
  filed: of.filter(({ state }) => isClosed(state)).length,
  late: of.filter(({ state }) => state === 'late').length,
});

import type { FigureAsked, FigureQuestion } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import {
  fileSections,
  fileSectionsBy,
  fileTextsAsOf,
  fileTextsOf,
} from '../../programmes/queries/programme-files.ts';
import { type FilePlace, filePlaces } from '../../programmes/rules/file-places.ts';
import { outcomesAsOf } from './outcomes-as-of.ts';

/**
 * Sections of a programme's file, of the programme (null) and of each outcome that did not end: how many are not written,
 * drafted and ready; `late`: not ready after the day by which they are due.
 */
export const fileQuestion: FigureQuestion = {
  name: 'file-readiness',
  axes: ['outcome', 'section', 'state'],
  most: 3,
  narrows: ['outcome'],
  figures: ['sections', 'missing', 'draft', 'ready', 'late'],
  ask: async (tx, instituteId, asked) => {
    const { by, on = todayIn() } = asked;
    const parts = await partsOf(tx, instituteId, asked);
    const codes = new Map(parts.sections.map(({ id, code }) => [id, code]));
    const wanted = asked.narrowed?.outcomeId;
    const places = filePlaces(parts).filter(
      ({ outcome }) => !outcome?.end && (wanted === undefined || outcome?.id === wanted),
    );
    const place = ({ outcome, sectionId, state }: FilePlace) => {
      const at = { outcome: outcome?.code ?? null, section: codes.get(sectionId) ?? null, state };
      return Object.fromEntries(by.map((axis) => [axis, at[axis as keyof typeof at]]));
    };
    return {
      rows: [...Map.groupBy(places, (each) => JSON.stringify(place(each))).values()].map((group) => ({
        at: place(group[0]!),
        figures: readinessOf(group, on),
      })),
      total: readinessOf(places, on),
    };
  },
};

const partsOf = async (tx: Tx, instituteId: string, { programmeId, asOf }: FigureAsked) => ({
  outcomes: await outcomesAsOf(tx, instituteId, { programmeId }, asOf),
  sections:
    asOf === undefined ? await fileSections(tx, instituteId) : await fileSectionsBy(tx, instituteId, asOf),
  texts:
    asOf === undefined
      ? await fileTextsOf(tx, instituteId, programmeId)
      : await fileTextsAsOf(tx, instituteId, programmeId, asOf),
});

const readinessOf = (places: readonly FilePlace[], on: CalendarDay) => {
  const count = (wanted: FilePlace['state']) => places.filter(({ state }) => state === wanted).length;
  return {
    sections: places.length,
    ...{ missing: count('missing'), draft: count('draft'), ready: count('ready') },
    late: places.filter(({ state, dueOn }) => state !== 'ready' && dueOn !== null && dueOn < on).length,
  };
};

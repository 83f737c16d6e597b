import type { FigureQuestion } from '../../../db/figure-question.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { liesWithOfficer } from '../rules/report-state.ts';
import { type ReportRow, reportsOf, type WindowRow, windowsOf } from './reporting-windows.ts';

type Asked = ReportRow & { window: WindowRow };

/**
 * The sheets that the windows of a programme ask for, of partners (null: the institute's own), by how they stand: not yet
 * handed in (`open`), with an officer, returned, approved or locked; `late`: open or returned after the closing day.
 */
export const reportQuestion: FigureQuestion = {
  name: 'reporting-states',
  axes: ['window', 'partner', 'state'],
  most: 3,
  narrows: ['partner', 'year'],
  figures: ['asked', 'open', 'handedIn', 'returned', 'approved', 'late'],
  ofToday: 'name, days, indicators and partners of windows, and who works in an outcome by the plan of today',
  ask: async (tx, instituteId, { programmeId, by, asOf, on, narrowed: { partnershipId, year } = {} }) => {
    const windows = await windowsOf(tx, instituteId, programmeId, [], asOf);
    const sheets: Asked[] = [];
    for (const window of windows.filter(({ until }) => year === undefined || yearOf(until) === year))
      for (const sheet of await reportsOf(tx, instituteId, window.id, asOf))
        if (partnershipId === undefined || (sheet.partnershipId ?? 'none') === partnershipId)
          sheets.push({ ...sheet, window });
    const today = on ?? todayIn();
    const place = ({ window, partner, state }: Asked) => {
      const at: Record<string, string | null> = { window: window.name, partner, state };
      return Object.fromEntries(by.map((axis) => [axis, at[axis] ?? null]));
    };
    const groups = Map.groupBy(sheets, (sheet) => JSON.stringify(place(sheet)));
    return {
      rows: [...groups.values()].map((group) => ({
        at: place(group[0]!),
        figures: statesOf(group, today),
      })),
      total: statesOf(sheets, today),
    };
  },
};

const statesOf = (sheets: readonly Asked[], today: CalendarDay) => {
  const count = (isMeant: (sheet: Asked) => boolean) => sheets.filter(isMeant).length;
  const isOpen = ({ state }: Asked) => state === 'draft' || state === 'unlocked';
  const isReturned = ({ state }: Asked) => state === 'returned';
  return {
    asked: sheets.length,
    open: count(isOpen),
    handedIn: count(({ state }) => liesWithOfficer(state)),
    returned: count(isReturned),
    approved: count(({ state }) => state === 'approved' || state === 'locked'),
    late: count((sheet) => (isOpen(sheet) || isReturned(sheet)) && sheet.window.closesOn < today),
  };
};

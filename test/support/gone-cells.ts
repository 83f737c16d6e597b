import { type WaitingQuestion, waitingFor } from '../../src/areas/overview/queries/waiting.ts';
import { redefineIndicator } from '../../src/areas/results/commands/redefine-indicator.ts';
import { setBaseline } from '../../src/areas/results/commands/set-baseline.ts';
import { setTarget } from '../../src/areas/results/commands/set-target.ts';
import type { Database } from '../../src/db/database.ts';
import { todayIn } from '../../src/kernel/calendar-day.ts';
import { doing } from './cast.ts';
import { reportingOffice, reportYear } from './reporting.ts';

const said = { fr: { text: 'Membres', source: true as const } };
const counted = { title: said, measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };

/** An office whose indicators are aimed at in cells and defined anew, and what waits of them since. */
export const goneCellsOffice = async (db: Database) => {
  const { institute, officer, indicator } = await reportingOffice(db);
  return {
    officer,
    indicator,
    waits: async (id: string, ...questions: WaitingQuestion[]) => {
      const scope = { instituteId: institute, today: todayIn() };
      const found = await db.read(officer, (tx) => waitingFor(tx, scope, questions));
      return found.flatMap(({ what, on, subject }) => (subject.id === id ? [`${what} ${on}`] : [])).sort();
    },
    aimed: async (indicatorId: string, breakdown: object) => {
      await doing(db, officer, setTarget, { indicatorId, ...year, value: '9', breakdown });
      await doing(db, officer, setBaseline, { indicatorId, year: reportYear - 1, value: '4', breakdown });
    },
    redefine: (indicatorId: string, version: number, more: object) =>
      doing(db, officer, redefineIndicator, {
        ...{ indicatorId, version, ...counted, reason: 'Asked otherwise' },
        ...more,
      }),
  };
};

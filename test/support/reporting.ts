import { defineIndicator } from '../../src/areas/results/commands/define-indicator.ts';
import { lockReport } from '../../src/areas/results/commands/lock-report.ts';
import { recordMeasurement } from '../../src/areas/results/commands/record-measurement.ts';
import { setWindow } from '../../src/areas/results/commands/set-window.ts';
import { submitReport } from '../../src/areas/results/commands/submit-report.ts';
import { reportSheet } from '../../src/areas/results/queries/report-sheets.ts';
import { reportOf, windowById } from '../../src/areas/results/queries/reporting-windows.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { addDays, todayIn } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { makeProgramme } from './programme.ts';

export const reportYear = Number(todayIn().slice(0, 4));
export const firstHalf = { from: `${reportYear}-01-01`, until: `${reportYear}-06-30` };

/** A programme whose partner reports in windows: indicators, windows and the sheet of its first partner in each. */
export const reportingOffice = async (db: Database, { sinceYear = reportYear } = {}) => {
  const cast = await makeCast(db);
  const days = { from: `${sinceYear}-01-01`, until: `${reportYear + 4}-12-31` };
  const programme = await makeProgramme(db, cast, days);
  const [partnershipId, otherId] = programme.partnerships;
  const officer = cast.as('programme_officer');
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const institute = cast.institute.id;
  let made = 0;

  const indicator = async (more = {}) => {
    const definition = {
      outcomeId: programme.outcomes[0],
      code: `1.${++made}`,
      title: { fr: { text: 'Membres', source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    };
    return (await doing(db, officer, defineIndicator, definition)).id;
  };

  const record = (indicatorId: string, value: string, more = {}, actor = partner) => {
    const said = { indicatorId, partnershipId, ...firstHalf, value, provenance: 'Register', ...more };
    return doing(db, actor, recordMeasurement, said);
  };

  const open = async (indicators: string[], more = {}) => {
    const input = {
      programmeId: programme.id,
      name: `W${++made}`,
      ...firstHalf,
      opensOn: addDays(todayIn(), -10),
      closesOn: addDays(todayIn(), 10),
      indicators,
      partnerships: [partnershipId, otherId],
      ...more,
    };
    const { id: windowId } = await doing(db, officer, setWindow, input);
    const now = () =>
      db.read(officer, async (tx) => {
        const window = (await windowById(tx, institute, windowId))!;
        const report = (await reportOf(tx, institute, { windowId, partnershipId }))!;
        return { window, report, ...(await reportSheet(tx, institute, window, partnershipId)) };
      });
    const submitting = async (figures: object[], extra = {}, actor = partner) => {
      const { version } = (await now()).report;
      const sheet = { windowId, partnershipId, version, figures, provenance: 'Register', ...extra };
      return perform(db, actor, submitReport, newId(), sheet);
    };
    const lock = async (actor = officer) => {
      const { id: reportId, version } = (await now()).report;
      return perform(db, actor, lockReport, newId(), { reportId, version });
    };
    return { input, windowId, now, submitting, lock };
  };
  return { cast, institute, programme, partnershipId, officer, partner, indicator, record, open };
};

type Outcome = {
  done: boolean;
  problem?: { key: string } | undefined;
  fields?: Readonly<Record<string, readonly { key: string }[]>> | undefined;
};

/** What came of a command in short: `done`, the key of its problem, or the first key by field. */
export const told = (outcome: Outcome): string | Record<string, string | undefined> =>
  outcome.done
    ? 'done'
    : (outcome.problem?.key ??
      Object.fromEntries(Object.entries(outcome.fields ?? {}).map(([field, [why]]) => [field, why?.key])));

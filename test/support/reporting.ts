import { defineIndicator } from '../../src/areas/results/commands/define-indicator.ts';
import { lockReport } from '../../src/areas/results/commands/lock-report.ts';
import { recordMeasurement } from '../../src/areas/results/commands/record-measurement.ts';
import { setWindow } from '../../src/areas/results/commands/set-window.ts';
import { submitReport } from '../../src/areas/results/commands/submit-report.ts';
import { reportSheet } from '../../src/areas/results/queries/report-sheets.ts';
import { reportOf, windowById } from '../../src/areas/results/queries/reporting-windows.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { addDays, todayIn } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { makeProgramme } from './programme.ts';
import { carriedBy } from './union-work.ts';

export const reportYear = Number(todayIn().slice(0, 4));
export const firstHalf = { from: `${reportYear}-01-01`, until: `${reportYear}-06-30` };

/**
 * A programme whose partner reports in windows: indicators, windows and the sheet of its first partner in each. Both partners
 * carry its first outcome, the second the other one too.
 */
export const reportingOffice = async (db: Database, { sinceYear = reportYear } = {}) => {
  const cast = await makeCast(db);
  const days = { from: `${sinceYear}-01-01`, until: `${reportYear + 4}-12-31` };
  const programme = await makeProgramme(db, cast, days);
  const [partnershipId, otherId] = programme.partnerships;
  await carriedBy(db, cast, programme.outcomes[0], otherId);
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

  /** `whose`: the sheet that is handed in; null is the institute's own. */
  const open = async (indicators: string[], more = {}, whose: string | null = partnershipId) => {
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
        const report = (await reportOf(tx, institute, { windowId, partnershipId: whose }))!;
        return { window, report, ...(await reportSheet(tx, institute, window, report)) };
      });
    const submitting = async (figures: object[], extra = {}, actor = partner) => {
      const { version } = (await now()).report;
      const sheet = { windowId, partnershipId: whose, version, figures, provenance: 'Register', ...extra };
      return perform(db, actor, submitReport, newId(), sheet);
    };
    const lock = async (actor = officer, seen: string[] = []) => {
      const { id: reportId, version } = (await now()).report;
      return perform(db, actor, lockReport, newId(), { reportId, version, seen });
    };
    return { input, windowId, now, submitting, lock };
  };
  return { cast, institute, programme, partnershipId, officer, partner, indicator, record, open };
};

type Worked = { partnershipId: string; home: string | null; programmeId: string; outcomeId: string };

/** The partner's own country, and one activity in each of others; rows only. */
export const worksIn = (
  db: Database,
  actor: Actor,
  { partnershipId, home, programmeId, outcomeId }: Worked,
  activities: readonly { country: string; kind?: string; plannedFrom?: string; isCancelled?: boolean }[],
): Promise<void> =>
  db.write(actor, async (tx) => {
    const [institute_id] = actor.institutes as [string];
    const { organisation_id } = await tx
      .selectFrom('partnerships')
      .select('organisation_id')
      .where('id', '=', partnershipId)
      .executeTakeFirstOrThrow();
    await tx.updateTable('organisations').set({ country: home }).where('id', '=', organisation_id).execute();
    for (const { country, kind = 'A2', plannedFrom = firstHalf.from, isCancelled = false } of activities) {
      const id = newId();
      const key = { institute_id, id, programme_id: programmeId, outcome_id: outcomeId, entry_no: 1 };
      const days = { planned_from: plannedFrom, planned_until: plannedFrom, mode: 'in_person' };
      const named = { reference: `A-${id.slice(-8)}`, kind, title: 'Negotiating', country };
      await tx
        .insertInto('activities')
        .values({ ...key, ...days, ...named, partnership_id: partnershipId, is_cancelled: isCancelled })
        .execute();
    }
  });

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

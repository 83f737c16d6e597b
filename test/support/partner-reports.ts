import { holdActivity } from '../../src/areas/activities/commands/hold-activity.ts';
import { planActivity } from '../../src/areas/activities/commands/plan-activity.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { filePartnerReport } from '../../src/areas/reviews/commands/file-partner-report.ts';
import { openPartnerReport } from '../../src/areas/reviews/commands/open-partner-report.ts';
import { writePartnerReport } from '../../src/areas/reviews/commands/write-partner-report.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { paths } from '../../src/paths.ts';
import { agreedTransfers, eur, on } from './agreed-transfers.ts';
import { testApp } from './app.ts';
import { doing } from './cast.ts';

const en = { language: 'en' } as const;

/** A day so many from today as a person writes it. */
export const british = (day: string) => day.split('-').reverse().join('/');
/** The version that a form was opened on. */
export const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

/** What a form sends of itself when nothing is typed into it. */
export const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** An activity that was held and two expenses, of which one lies in the two months that the partner is to report. */
export const reportingWorld = async (db: Database) => {
  const app = testApp(db);
  const agreed = await agreedTransfers(db);
  const { cast, programme, partnershipId, otherId } = agreed;
  const outcomeId = programme.outcomes[0];
  const activityId = newId();
  await doing(db, cast.system, planActivity, {
    id: activityId,
    kind: 'A2',
    title: 'Training of the branches',
    outcomeId,
    partnershipId,
    plannedFrom: on(-40),
    plannedUntil: on(-38),
    country: 'BJ',
    theme: 'bargaining',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    onBehalf: { source: 'letter' },
  });
  await doing(db, cast.system, holdActivity, {
    activityId,
    heldFrom: on(-40),
    heldUntil: on(-38),
    onBehalf: { source: 'letter' },
  });
  const expense = (description: string, paidOn: string, minor: number) =>
    doing(db, cast.system, recordExpense, {
      outcomeId,
      partnershipId,
      line: 'a',
      heading: 'running',
      paidOn,
      description,
      amount: eur(minor),
      onBehalf: { source: 'letter' },
    });
  await expense('Hall of the training', on(-39), 250_00);
  await expense('Hall of the year before', on(-170), 999_00);
  const coordinator = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
  const neighbour = cast.as('partner_coordinator', { ...en, partnerships: [otherId] });
  return {
    ...agreed,
    expense,
    activityId,
    partner: app.as(coordinator),
    coordinator,
    app,
    neighbour: app.as(neighbour),
    officer: app.as(cast.as('programme_officer', en)),
  };
};

type World = Awaited<ReturnType<typeof reportingWorld>>;

/** A report of those months, as its partner opens it. */
export const openedReport = async (world: World) => {
  const { partner, agreementId, programme } = world;
  const { status, location } = await partner.post(paths.newPartnerReport({ id: agreementId }), {
    programmeId: programme.id,
    fromOn: british(on(-60)),
    untilOn: british(on(-1)),
  });
  if (status !== 303) throw new Error(`no report was opened: ${status}`);
  const [, id = ''] = /partner-reports\/([0-9a-f-]+)/.exec(location ?? '') ?? [];
  return id;
};

/** A report of what was paid before those months, so that no period before a transfer is untold, whenever the test runs. */
export const toldBefore = async (db: Database, { coordinator, agreementId, programme }: World) => {
  const { id: reportId } = await doing(db, coordinator, openPartnerReport, {
    ...{ agreementId, programmeId: programme.id, fromOn: on(-171), untilOn: on(-169) },
  });
  await doing(db, coordinator, writePartnerReport, { reportId, version: 1, progress: 'As it was' });
  await doing(db, coordinator, filePartnerReport, { reportId, version: 2 });
};

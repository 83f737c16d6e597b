import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingWorld } from '../../../../test/support/partner-reports.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { filePartnerReport } from '../../reviews/commands/file-partner-report.ts';
import { openPartnerReport } from '../../reviews/commands/open-partner-report.ts';
import { withdrawPartnerReport } from '../../reviews/commands/withdraw-partner-report.ts';
import { writePartnerReport } from '../../reviews/commands/write-partner-report.ts';
import { type WaitingQuestion, waitingFor } from './waiting.ts';
import { periodsToReport, periodsUnreported } from './waiting-unreported.ts';

const db = await testDatabase();
/** The year of the first expense of `reportingWorld`, and a day after it and after whatever is entered today. */
const year = yearOf(on(-170));
const ended = `${year}-12-31`;
const later = `${yearOf(on(0)) + 1}-03-01`;

const prepared = async () => {
  const world = await reportingWorld(db);
  const { cast, coordinator, agreementId, programme } = world;
  const officer = cast.as('programme_officer');
  const asked = async (question: WaitingQuestion, actor = officer, today = later) =>
    (
      await db.read(actor, (tx) =>
        waitingFor(tx, { instituteId: cast.institute.id, today: today as CalendarDay }, [question]),
      )
    ).map(({ what, on: day, subject }) => [what, day, subject.kind, subject.id]);
  const begin = (fromOn: string, untilOn: string) =>
    doing(db, coordinator, openPartnerReport, { agreementId, programmeId: programme.id, fromOn, untilOn });
  const file = async (reportId: string) => {
    await doing(db, coordinator, writePartnerReport, { reportId, version: 1, progress: 'Moved' });
    await doing(db, coordinator, filePartnerReport, { reportId, version: 2 });
  };
  const line = ['period-unreported', ended, 'agreement', agreementId];
  return { ...world, asked, begin, file, line };
};

test('a year that is over with work that no report tells waits for the partner until it begins one, for the institute until it filed', async () => {
  const { asked, coordinator, begin, file, line } = await prepared();
  assert.deepEqual(await asked(periodsUnreported, undefined, ended), [], 'the year is not over');
  assert.deepEqual(await asked(periodsUnreported), [line]);
  assert.deepEqual(await asked(periodsToReport, coordinator), [line]);
  const { id } = await begin(on(-200), on(-1));
  assert.deepEqual(await asked(periodsToReport, coordinator), []);
  assert.deepEqual(await asked(periodsUnreported), [line]);
  await file(id);
  assert.deepEqual(await asked(periodsUnreported), []);
});

test('a withdrawn report tells nothing, and one of other days leaves what lies beside it', async () => {
  const { asked, coordinator, begin, file, line } = await prepared();
  const { id: reportId } = await begin(on(-200), on(-1));
  const reason = 'Of the wrong programme';
  await doing(db, coordinator, withdrawPartnerReport, { reportId, version: 1, reason });
  assert.deepEqual(await asked(periodsToReport, coordinator), [line]);
  await file((await begin(on(-60), on(-1))).id);
  assert.deepEqual(await asked(periodsUnreported), [line], 'the hall of the year before is told nowhere');
  await file((await begin(on(-171), on(-169))).id);
  assert.deepEqual(await asked(periodsUnreported), []);
});

test('a transfer that waits for the report gives the day', async () => {
  const { asked, planned, line } = await prepared();
  const dueOn = `${yearOf(on(0)) + 1}-02-15`;
  await planned(100_00, { dueOn, conditions: [{ kind: 'other', what: 'A visit', confirmedBy: 'director' }] });
  assert.deepEqual(await asked(periodsUnreported), [line]);
  await planned(100_00, { dueOn, conditions: [{ kind: 'report', what: 'The year' }] });
  assert.deepEqual(await asked(periodsUnreported), [['period-unreported-due', dueOn, ...line.slice(2)]]);
});

test('a reporting window that is over is a period, before its year is', async () => {
  const { asked, cast, begin, file, programme, partnershipId, agreementId } = await prepared();
  const [outcomeId] = programme.outcomes;
  await file((await begin(on(-200), on(-15))).id);
  const title = { fr: { text: 'Branches', source: true as const } };
  const definition = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const { id } = await doing(db, cast.system, defineIndicator, { outcomeId, code: 'B1', ...definition });
  await doing(db, cast.system, setWindow, {
    programmeId: programme.id,
    name: 'Autumn',
    from: on(-20),
    until: on(-10),
    opensOn: on(-9),
    closesOn: on(30),
    indicators: [id],
    partnerships: [partnershipId],
  });
  assert.deepEqual(await asked(periodsUnreported, undefined, on(0)), [
    ['period-unreported', on(-10), 'agreement', agreementId],
  ]);
  await file((await begin(on(-14), on(-1))).id);
  assert.deepEqual(await asked(periodsUnreported, undefined, on(0)), []);
});

test('the acceptance of a report ticks the next transfer where the reminder says that nothing before it is untold, whatever the agreement', async () => {
  const {
    asked,
    cast,
    coordinator,
    begin,
    file,
    programme,
    partnershipId,
    agreementId,
    planned,
    conditions,
  } = await prepared();
  const { id: transferId } = await planned(100_00, { conditions: [{ kind: 'report', what: 'Autumn' }] });
  const [condition] = await conditions(transferId);
  const { id: first } = await begin(on(-200), on(-15));
  await file(first);
  const officer = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
  const accepting = async (id: string) => (await officer.get(paths.acceptPartnerReport({ id }))).text;
  const ticked = new RegExp(`value="${condition!.id}" checked`);
  const due = ['period-unreported-due', on(5), 'agreement', agreementId];
  assert.deepEqual(await asked(periodsUnreported, undefined, on(0)), []);
  assert.match(await accepting(first), ticked);
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{
      outcomeId: programme.outcomes[0],
      code: 'B1',
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
    },
    title: { fr: { text: 'Branches', source: true as const } },
  });
  await doing(db, cast.system, setWindow, {
    ...{ programmeId: programme.id, name: 'Autumn', from: on(-20), until: on(-10), opensOn: on(-9) },
    ...{ closesOn: on(30), indicators: [indicatorId], partnerships: [partnershipId] },
  });
  assert.deepEqual(await asked(periodsUnreported, undefined, on(0)), [due]);
  const text = await accepting(first);
  assert.doesNotMatch(text, ticked);
  assert.match(text, new RegExp(`still waits for a report on ${yearOf(on(-10))}`));
  const { id: second } = await begin(on(-14), on(-1));
  assert.doesNotMatch(await accepting(first), ticked, 'a draft tells nothing');
  await file(second);
  assert.deepEqual(await asked(periodsUnreported, undefined, on(0)), []);
  assert.match(await accepting(second), ticked);
  assert.deepEqual(await asked(periodsToReport, coordinator, on(0)), []);
});

test('another partner and another institute find no line of it; what is two years past is asked about no more', async () => {
  const { asked, cast, otherId } = await prepared();
  const stranger = (await prepared()).cast.as('programme_officer');
  for (const actor of [cast.as('partner_coordinator', { partnerships: [otherId] }), stranger])
    assert.deepEqual(await asked(periodsToReport, actor), []);
  assert.deepEqual(await asked(periodsUnreported, undefined, `${yearOf(on(0)) + 3}-03-01`), []);
});

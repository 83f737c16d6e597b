import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import {
  british,
  openedReport,
  reportingWorld,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { openPartnerReport } from '../commands/open-partner-report.ts';

const db = await testDatabase();

test('a period outside the programme is said beside its field, when a report is opened and when it moves', async () => {
  const world = await reportingWorld(db);
  const { cast, partner, agreementId } = world;
  const id = await openedReport(world);
  const other = await makeProgramme(db, cast, { from: on(-30), until: on(300) });
  const opening = (fromOn: string, untilOn: string, programmeId = other.id) =>
    partner.post(paths.newPartnerReport({ id: agreementId }), {
      programmeId,
      fromOn: british(fromOn),
      untilOn: british(untilOn),
    });
  for (const [from, until, field] of [
    [on(-31), on(-1), 'fromOn'],
    [on(-29), on(301), 'untilOn'],
  ] as const) {
    const { status, text } = await opening(from, until);
    assert.equal(status, 422);
    assert.match(
      text,
      new RegExp(`id="f-${field}-error"[\\s\\S]*Outside the programme \\(${british(on(-30))}`),
    );
  }
  assert.equal((await opening(on(-30), on(-1))).status, 303);
  const [, moved = ''] =
    /partner-reports\/([0-9a-f-]+)/.exec((await opening(on(0), on(10))).location ?? '') ?? [];
  const days = { fromOn: british(on(-31)), untilOn: british(on(-31)), version: '1' };
  const { status, text } = await partner.post(paths.correctReportPeriod({ id: moved }), days);
  assert.equal(status, 422);
  assert.match(text, /id="f-fromOn-error"/);
  assert.notEqual(moved, id);
});

test('the next report begins where the last ended, and ends with the period in which figures are asked', async () => {
  const world = await reportingWorld(db);
  const { cast, partner, programme, partnershipId } = world;
  const id = await openedReport(world);
  const offered = () => daysOffered(world);
  const toldBeyond = async () =>
    /beyond the days of this report/.test((await partner.get(paths.partnerReport({ id }))).text);
  const open = async (until: string, more = {}) => {
    const { id } = await doing(db, cast.system, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: newId().slice(-8),
      title: { fr: { text: 'Membres payants', source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
    });
    await doing(db, cast.as('programme_officer'), setWindow, {
      programmeId: programme.id,
      name: newId().slice(-8),
      from: on(-20),
      until,
      opensOn: on(-3),
      closesOn: on(90),
      indicators: [id],
      partnerships: [partnershipId],
      ...more,
    });
  };
  const before = await offered();
  assert.deepEqual(before[0], british(on(0)));
  await open(on(40), { partnerships: [], asksInstitute: true });
  assert.deepEqual(await offered(), before);
  assert.equal(await toldBeyond(), false);
  await open(on(60));
  assert.equal(await toldBeyond(), true);
  await open(on(50));
  assert.deepEqual(await offered(), [british(on(0)), british(on(50))]);
});

const daysOffered = async ({ partner, agreementId }: Awaited<ReturnType<typeof reportingWorld>>) => {
  const { text } = await partner.get(paths.newPartnerReport({ id: agreementId }));
  const inputOf = (name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(text)?.[0] ?? '';
  return ['fromOn', 'untilOn'].map((name) => /value="([^"]*)"/.exec(inputOf(name))?.[1]);
};

test('a period that is over and that no report tells is offered before days that are still to come', async () => {
  const world = await reportingWorld(db);
  const { cast, coordinator, agreementId, programme, partnershipId } = world;
  const begun = (fromOn: string, untilOn: string) =>
    doing(db, coordinator, openPartnerReport, { agreementId, programmeId: programme.id, fromOn, untilOn });
  await begun(on(-200), on(-15));
  await begun(on(-9), on(-1));
  assert.deepEqual((await daysOffered(world))[0], british(on(0)));
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.8', title: { fr: { text: 'Sections', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  await doing(db, cast.as('programme_officer'), setWindow, {
    ...{ programmeId: programme.id, name: 'Autumn', from: on(-20), until: on(-10) },
    ...{ opensOn: on(-9), closesOn: on(30), indicators: [id], partnerships: [partnershipId] },
  });
  assert.deepEqual(await daysOffered(world), [british(on(-14)), british(on(-10))]);
});

test('figures that count in a later report are told on the draft, where it is filed, and to who judges it as filed', async () => {
  const world = await reportingWorld(db);
  const { cast, partner, officer, programme, partnershipId } = world;
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.9', title: { fr: { text: 'Membres', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const open = (name: string, from: string, until: string) =>
    doing(db, cast.as('programme_officer'), setWindow, {
      ...{ programmeId: programme.id, name, from, until, opensOn: on(-3), closesOn: on(90) },
      ...{ indicators: [indicatorId], partnerships: [partnershipId] },
    });
  await open('Before', on(-100), on(-50));
  await open('Half', on(-40), on(30));
  const id = await openedReport(world);
  const page = paths.partnerReport({ id });
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  const told = (text: string) =>
    [...text.matchAll(/The figures of (\w+) are asked/g)].map(([, name]) => name);
  assert.deepEqual(told((await partner.get(page)).text), ['Half']);
  assert.deepEqual(told((await partner.get(paths.filePartnerReport({ id }))).text), ['Half']);
  assert.equal((await partner.post(paths.filePartnerReport({ id }), { version: '2' })).status, 303);
  for (const reader of [partner, officer]) {
    const { text } = await reader.get(page);
    assert.deepEqual(told(text), ['Half']);
    assert.doesNotMatch(text, /Nothing is missing|Correct the period/);
  }
  await open('Later', on(31), on(50));
  assert.deepEqual(told((await officer.get(page)).text), ['Half']);
});

test('a report that came back as a whole moves to other days, and what was filed stays as it was filed', async () => {
  const world = await reportingWorld(db);
  const { partner, officer, neighbour } = world;
  const id = await openedReport(world);
  const [page, filing, period] = [
    paths.partnerReport({ id }),
    paths.filePartnerReport({ id }),
    paths.correctReportPeriod({ id }),
  ];
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  await partner.post(filing, { version: '2' });
  const returned = async (items: Record<string, string>) => {
    const returning = paths.returnPartnerReport({ id });
    const { text } = await officer.get(returning);
    assert.equal((await officer.post(returning, { version: versionIn(text), ...items })).status, 303);
  };
  const filedAgain = async (reason: string) => {
    const { text } = await partner.get(filing);
    const [, item = ''] = /name="(answers\.[0-9a-f-]+)"/.exec(text) ?? [];
    const typed = { version: versionIn(text), [item]: reason };
    assert.equal((await partner.post(filing, typed)).status, 303);
  };
  await returned({ 'items.section.progress': 'Which branches?' });
  assert.equal((await partner.get(period)).status, 403, 'not what came back in single items');
  await filedAgain('All of them');
  await returned({ 'items.report.whole': 'The year before belongs to it' });
  for (const address of [page, paths.writePartnerReport({ id })]) {
    const { text } = await partner.get(address);
    assert.match(
      text,
      new RegExp(`The year before belongs to it|<a href="${period}">Correct the period</a>`),
    );
    assert.match(text, new RegExp(`<a href="${period}">Correct the period</a>`));
  }
  assert.equal((await neighbour.get(period)).status, 404);
  const { text } = await partner.get(period);
  const days = { fromOn: british(on(-171)), untilOn: british(on(-1)), version: versionIn(text) };
  const outside = await partner.post(period, { ...days, fromOn: british(on(-5_000)) });
  assert.match(outside.text, /id="f-fromOn-error"/, 'the checks of a new report');
  assert.equal((await partner.post(period, days)).status, 303);
  const moved = (await partner.get(page)).text;
  assert.match(moved, /Hall of the year before/);
  assert.ok(moved.includes(`for ${british(on(-60))} – ${british(on(-1))}`), 'the days of what was filed');
  await filedAgain('It begins with the year before');
  assert.equal((await partner.get(period)).status, 403);
  assert.match((await officer.get(page)).text, /Hall of the year before/);
});

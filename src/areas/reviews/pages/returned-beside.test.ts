import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { openedReport, reportingWorld, versionIn } from '../../../../test/support/partner-reports.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { submitReport } from '../../results/commands/submit-report.ts';
import { reportSheet } from '../../results/queries/report-sheets.ts';
import { reportOf } from '../../results/queries/reporting-windows.ts';

const db = await testDatabase();

test('what came back of a section stands beside it where it is written, also when the form is refused, until it is filed again', async () => {
  const world = await reportingWorld(db);
  const { partner, officer } = world;
  const id = await openedReport(world);
  const [narrative, filing, returning] = [
    paths.writePartnerReport({ id }),
    paths.filePartnerReport({ id }),
    paths.returnPartnerReport({ id }),
  ];
  await partner.post(narrative, { progress: 'It moved', version: '1' });
  assert.doesNotMatch((await partner.get(narrative)).text, /Returned ·/);
  await partner.post(filing, { version: '2' });
  await officer.post(returning, {
    version: versionIn((await officer.get(returning)).text),
    'items.report.whole': 'It came late',
    'items.section.progress': 'Which branches?',
  });
  const { text } = await partner.get(narrative);
  assert.match(text, /Returned · [^<]*: It came late[\s\S]*name="context"/);
  assert.match(text, /name="context"[\s\S]*Returned · [^<]*: Which branches\?[\s\S]*name="progress"/);
  assert.equal(text.match(/Returned ·/g)?.length, 2);
  const refused = await partner.post(narrative, { ahead: 'x'.repeat(10_001), version: versionIn(text) });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Returned · [^<]*: Which branches\?/);
});

test('a figure of the report that came back, or that nobody approved yet, says so', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partnershipId, partner, officer, coordinator } = world;
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.1', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const { id: windowId } = await doing(db, cast.system, setWindow, {
    ...{ programmeId: programme.id, name: 'First half', from: on(-60), until: on(-5) },
    ...{ opensOn: on(-10), closesOn: on(10), indicators: [indicatorId], partnerships: [partnershipId] },
  });
  const sheet = () =>
    db.read(cast.system, async (tx) => {
      const report = (await reportOf(tx, cast.institute.id, { windowId, partnershipId }))!;
      return {
        report,
        ...(await reportSheet(tx, cast.institute.id, { id: windowId, from: on(-60), until: on(-5) }, report)),
      };
    });
  const page = paths.partnerReport({ id: await openedReport(world) });
  await doing(db, coordinator, submitReport, {
    ...{ windowId, partnershipId, version: 1, provenance: 'Register' },
    figures: [{ indicatorId, value: '12' }],
  });
  assert.match((await partner.get(page)).text, /measurements: 1 not approved yet/);
  const { report, figures } = await sheet();
  await doing(db, cast.as('programme_officer'), reviewReport, {
    ...{ reportId: report.id, version: report.version },
    figures: figures.map(({ id }) => ({ id, kind: 'returned', comment: 'Counted twice' })),
    seen: figures.map(({ rowId }) => rowId),
  });
  for (const reader of [partner, officer]) {
    const { text } = await reader.get(page);
    assert.match(text, new RegExp(`<a href="[^"]*/${indicatorId}/[^"]*only=[^"]*">measurements: 1 returned`));
    const file = await reader.get(withQuery(page, { format: 'csv', table: 'indicators' }));
    assert.match(file.text, /Measurements returned\r\n[\s\S]*1\.1,Members[^\r]*,0,1\r\n/);
  }
});

test('what came back of an expense, activity or indicator stands on its own page, until the point is answered', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partner, officer, neighbour, activityId } = world;
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.1', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const id = await openedReport(world);
  const [filing, returning] = [paths.filePartnerReport({ id }), paths.returnPartnerReport({ id })];
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  await partner.post(filing, { version: '2' });
  const form = (await officer.get(returning)).text;
  const [, expenseId = ''] = /name="items\.expense\.([0-9a-f-]+)"/.exec(form) ?? [];
  const places = [
    paths.expense({ id: expenseId }),
    paths.activity({ id: activityId }),
    paths.indicator({ id: indicatorId }),
  ];
  await officer.post(returning, {
    version: versionIn(form),
    [`items.expense.${expenseId}`]: 'Which voucher?',
    [`items.activity.${activityId}`]: 'Which voucher?',
    [`items.indicator.${indicatorId}`]: 'Which voucher?',
  });
  const year = Number(on(-39).slice(0, 4));
  const scope = { outcomes: [programme.outcomes[0]], years: [year, year - 1, year + 1] };
  const told = new RegExp(
    `Returned in the report of [^<]*: Which voucher\\?[\\s\\S]{0,20}<a href="${paths.partnerReport({ id })}#returned"`,
  );
  for (const place of places) {
    assert.match((await partner.get(place)).text, told, place);
    assert.match((await officer.get(place)).text, told, place);
    assert.doesNotMatch((await neighbour.get(place)).text, told, place);
    const auditor = world.app.as(cast.as('auditor', { language: 'en', scope }));
    assert.doesNotMatch((await auditor.get(place)).text, told, place);
  }
  const again = (await partner.get(filing)).text;
  const answers = [...again.matchAll(/name="(answers\.[0-9a-f-]+)"/g)].map(([, name = '']) => [name, 'This']);
  const filed = await partner.post(filing, { version: versionIn(again), ...Object.fromEntries(answers) });
  assert.equal(filed.status, 303);
  for (const place of places) assert.doesNotMatch((await partner.get(place)).text, told, place);
});

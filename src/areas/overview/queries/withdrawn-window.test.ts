import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { saveReportDraft } from '../../results/commands/save-report-draft.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { withdrawWindow } from '../../results/commands/withdraw-window.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, partnershipId } = office;
const en = { language: 'en' } as const;
const officer = app.as(cast.as('programme_officer', en));
const partner = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
const indicator = await office.indicator();
const reason = 'Opened in the wrong programme';

test('a window that was opened by mistake is withdrawn from its page: nothing waits for it, and whoever comes by its address is told why', async () => {
  const { input, windowId, now } = await office.open([indicator]);
  const { report, window } = await now();
  const draft = { windowId, partnershipId, version: report.version, typed: {}, language: 'en' };
  await doing(db, office.partner, saveReportDraft, draft);
  assert.match((await partner.get(paths.home())).text, new RegExp(input.name));
  const page = await officer.get(paths.reportingWindow({ id: windowId }));
  assert.match(page.text, new RegExp(paths.withdrawWindow({ id: windowId })));
  const address = paths.withdrawWindow({ id: windowId });
  assert.match((await officer.get(address)).text, /a draft was begun there/);
  const version = String(window.version);
  const unsaid = await officer.post(address, { version, reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await officer.post(address, { version, reason })).status, 303);
  assert.doesNotMatch((await partner.get(paths.home())).text, new RegExp(`>${input.name}`));
  assert.match((await officer.get(paths.reportingWindow({ id: windowId }))).text, new RegExp(reason));
  assert.match((await partner.get(paths.reportingWindow({ id: windowId }))).text, new RegExp(reason));
  const sheet = await partner.get(paths.measurementReport({ id: report.id }));
  assert.equal(sheet.status, 404);
  assert.match(sheet.text, new RegExp(reason));
  const list = await officer.get(paths.reportingWindows({ id: office.programme.id }));
  assert.match(list.text, /1 withdrawn period/);
  const history = await officer.get(paths.history({ kind: 'reporting-window', id: windowId }));
  assert.match(history.text, new RegExp(reason));
  await doing(db, office.officer, setWindow, input);
});

test('once figures were submitted a window stays, and only who opens windows withdraws one', async () => {
  const other = await office.indicator();
  const opened = await office.open([other]);
  const { version } = (await opened.now()).window;
  const withdrawing = (actor = office.officer) =>
    perform(db, actor, withdrawWindow, newId(), { windowId: opened.windowId, version, reason });
  await assert.rejects(withdrawing(office.partner));
  assert.equal(told(await opened.submitting([{ indicatorId: other, value: '4' }])), 'done');
  assert.equal(told(await withdrawing()), 'results.window-was-reported-in');
  const page = await officer.get(paths.reportingWindow({ id: opened.windowId }));
  assert.doesNotMatch(page.text, new RegExp(paths.withdrawWindow({ id: opened.windowId })));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, worksIn } from '../../../../test/support/reporting.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { reportOf, windowsOf } from '../queries/reporting-windows.ts';
import { asksAnythingOf, indicatorsAsked } from '../queries/window-asks.ts';
import { setWindow } from './set-window.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme, partnershipId, officer, partner, indicator, open } = office;
const [first, second] = programme.outcomes;
const institute = cast.institute.id;

const wrong = (outcome: { done: boolean; fields?: object | undefined }) =>
  outcome.done ? 'done' : Object.keys(outcome.fields ?? {}).join(' ');

const secret = (code: string) => ({
  outcomeId: second,
  title: { fr: { text: `Caisse ${code}`, source: true } },
});

test('a partner is asked for the outcomes in which it works, and reads nothing of the others that a window names', async () => {
  const [own, other] = [await indicator(), await indicator(secret('A'))];
  const { windowId, now, submitting } = await open([own, other]);
  assert.deepEqual((await now()).report.indicators, [own]);
  const visitor = app.as(partner);
  const sheet = await visitor.get(paths.measurementReport({ id: (await now()).report.id }));
  assert.doesNotMatch(sheet.text, /Caisse A/);
  assert.equal((await visitor.get(paths.indicator({ id: other }))).status, 404);
  assert.equal(wrong(await submitting([{ indicatorId: own, value: '3' }])), 'done');
  const asked = await db.read(officer, (tx) =>
    reportOf(tx, institute, { windowId, partnershipId: programme.partnerships[1] }),
  );
  assert.deepEqual(asked?.indicators, [own, other], 'who carries both is asked for both');
  assert.equal((await now()).window.indicators.length, 2);
});

test('a partner is told of a window what it asks of it, and of none that names it and asks it for nothing', async () => {
  const [own, other] = [await indicator(), await indicator(secret('F'))];
  const [both, elsewhere] = [await open([own, other]), await open([await indicator()])];
  const { partnershipId: idle } = await partnerOf(db, cast, 'Union of elsewhere');
  await db.write(officer, (tx) =>
    tx
      .updateTable('reporting_windows')
      .set({ partnerships: [partnershipId, idle], indicators: [other], outcomes: [second] })
      .where('id', '=', elsewhere.windowId)
      .execute(),
  );
  const told = (ids: string[], actor = partner) =>
    db.read(actor, (tx) => windowsOf(tx, institute, programme.id, ids));
  const found = (await told([partnershipId])).find(({ id }) => id === both.windowId);
  assert.deepEqual(found?.indicators, [own]);
  for (const id of [partnershipId, idle])
    assert.ok(!(await told([id], officer)).some((each) => each.id === elsewhere.windowId), id);
  assert.deepEqual(await told([idle], cast.as('partner_coordinator', { partnerships: [idle] })), []);
});

test('the institute’s own sheet is asked for all that the window names', async () => {
  const [own, other] = [await indicator(), await indicator(secret('B'))];
  const { now } = await open([own, other], { asksInstitute: true }, null);
  assert.deepEqual((await now()).report.indicators, [own, other]);
});

test('an outcome for which a person ticks a partner is asked of it, and stays while it handed in', async () => {
  const [own, other] = [await indicator(), await indicator(secret('C'))];
  const alsoAsked = [{ partnershipId, outcomeId: second }];
  const { input, windowId, now, submitting } = await open([own, other]);
  const address = paths.editWindow({ id: windowId });
  const box = `${partnershipId}.${second}`;
  const form = await app.as(officer).get(address);
  assert.match(form.text, new RegExp(`value="${box}"`));
  assert.doesNotMatch(form.text, new RegExp(`value="${partnershipId}.${first}"`), 'it works there');
  await doing(db, officer, setWindow, { ...input, id: windowId, version: 1, alsoAsked });
  assert.match((await app.as(officer).get(address)).text, new RegExp(`value="${box}" checked`));
  assert.deepEqual((await now()).report.indicators, [own, other]);
  const sheet = paths.measurementReport({ id: (await now()).report.id });
  assert.match((await app.as(partner).get(sheet)).text, /Caisse C/);
  assert.equal(wrong(await submitting([{ indicatorId: own, value: '3' }])), `missing.${other}`);
  const nothing = [{ indicatorId: other, reason: 'No fund yet' }];
  assert.equal(wrong(await submitting([{ indicatorId: own, value: '3' }], { nothing })), 'done');
  const without = { ...input, id: windowId, version: 2, alsoAsked: [] };
  assert.equal(wrong(await perform(db, officer, setWindow, newId(), without)), 'alsoAsked');
});

test('a reason for an outcome in which a partner neither works nor was asked stays for officers, and opens nothing to it', async () => {
  const { partner, officer, partnershipId, programme, ...fresh } = await reportingOffice(db);
  const { institute } = fresh;
  const [, second] = programme.outcomes;
  const own = await fresh.indicator();
  const other = await fresh.indicator({ ...secret('D'), outcomeId: second });
  const { windowId, now, submitting } = await fresh.open([own, other]);
  const { report } = await now();
  const reason = 'Handed in before windows said whom they ask';
  await db.write(officer, (tx) =>
    tx
      .insertInto('unreported_figures')
      .values({
        institute_id: institute,
        id: newId(),
        report_id: report.id,
        partnership_id: partnershipId,
        indicator_id: other,
        outcome_id: second,
        reason,
        entry_no: 1,
      })
      .execute(),
  );
  const address = paths.measurementReport({ id: report.id });
  const asPartner = () => app.as(partner).get(address);
  assert.doesNotMatch((await asPartner()).text, /Caisse D|Handed in before/);
  for (const elsewhere of [paths.indicator({ id: other }), paths.outcome({ id: second })])
    assert.equal((await app.as(partner).get(elsewhere)).status, 404, elsewhere);
  const said = await db.read(partner, (tx) => reportOf(tx, institute, { windowId, partnershipId }));
  assert.deepEqual(said?.indicators, [own]);
  assert.equal(wrong(await submitting([{ indicatorId: own, value: '3' }])), 'done');
  const { report: submitted, nothing } = await now();
  assert.deepEqual([submitted.state, submitted.indicators], ['submitted', [own, other]]);
  assert.deepEqual(
    nothing.map((each) => each.reason),
    [reason],
    'handing in ended nothing that it did not show',
  );
  const shown = await app.as(officer).get(address);
  assert.match(shown.text, /Caisse D/);
  assert.match(shown.text, /Handed in before windows/);
  assert.doesNotMatch((await asPartner()).text, /Caisse D|Handed in before/);
});

test('a partner that a window would ask for nothing is refused beside the field, and an outcome of no use too', async () => {
  const own = await indicator();
  const { input } = await open([own]);
  const { partnershipId: idle } = await partnerOf(db, cast, 'Idle union');
  const next = {
    ...input,
    from: `${input.from.slice(0, 4)}-07-01`,
    until: `${input.from.slice(0, 4)}-12-31`,
  };
  const saved = (more: object) =>
    perform(db, officer, setWindow, newId(), { ...next, name: newId().slice(0, 8), ...more });
  const partnerships = [partnershipId, idle];
  assert.equal(wrong(await saved({ partnerships })), 'partnerships');
  const pair = { partnershipId: idle, outcomeId: first };
  assert.equal(wrong(await saved({ alsoAsked: [pair] })), 'alsoAsked', 'the partner is not ticked');
  const ofNone = { partnershipId: idle, outcomeId: second };
  assert.equal(
    wrong(await saved({ partnerships, alsoAsked: [ofNone] })),
    'alsoAsked',
    'no indicator of it is',
  );
  assert.equal(wrong(await saved({ partnerships, alsoAsked: [pair] })), 'done');
});

test('a form with a box ticked keeps it where it is refused, and saves it with the window', async () => {
  const [own, other] = [await indicator(), await indicator(secret('E'))];
  const visitor = app.as(officer);
  const address = paths.newWindow({ id: programme.id });
  const box = `${partnershipId}.${second}`;
  const typed = {
    ...{ name: 'Ticked', opensOn: '01/01/2027', closesOn: '01/02/2027' },
    ...{ indicators: [own, other], partnerships: [partnershipId], alsoAsked: [box] },
  };
  const refused = await visitor.post(address, { ...typed, from: '', until: '' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, new RegExp(`value="${box}" checked`));
  const year = Number(`${new Date().getFullYear()}`) + 1;
  const saved = await visitor.post(address, { ...typed, from: `01/01/${year}`, until: `30/06/${year}` });
  assert.equal(saved.status, 303, saved.text.slice(0, 500));
  const again = await visitor.get(`${saved.location}/edit`);
  assert.match(again.text, new RegExp(`value="${box}" checked`));
});

test('a window asks anything of exactly those for whom it asks for an indicator', async () => {
  const [own, other] = [await indicator(), await indicator(secret('G'))];
  const { partnershipId: busy } = await partnerOf(db, cast, 'Busy union');
  const { windowId } = await open([own, other], { asksInstitute: true });
  const of = { partnershipId: busy, home: null, programmeId: programme.id, outcomeId: second };
  await worksIn(db, officer, of, [{ country: 'BI' }]);
  await db.write(officer, (tx) =>
    tx
      .updateTable('reporting_windows')
      .set({ partnerships: [partnershipId, busy] })
      .where('id', '=', windowId)
      .execute(),
  );
  const asked = (actor = officer) =>
    db.read(actor, async (tx) => {
      const { rows } = await sql<{ anything: boolean; indicators: string[]; of: string }>`
        select ${asksAnythingOf('q.id')} as anything, concat_ws(' ', w.id, q.id) as of,
               ${indicatorsAsked(sql`(values (q.id))`)} as indicators
          from reporting_windows w cross join (select id from partnerships where institute_id = ${institute} union all select null) q
         where w.institute_id = ${institute}`.execute(tx);
      for (const row of rows) assert.equal(row.anything, row.indicators.length > 0, row.of);
      return rows.filter(({ anything }) => anything).map((row) => row.of);
    });
  const told = await asked();
  for (const each of [`${windowId} ${busy}`, `${windowId} ${partnershipId}`, windowId])
    assert.ok(told.includes(each));
  assert.ok(
    !told.includes(`${windowId} ${programme.partnerships[1]}`),
    'it carries an outcome, but the window does not name it',
  );
  assert.ok((await asked(partner)).includes(`${windowId} ${partnershipId}`));
});

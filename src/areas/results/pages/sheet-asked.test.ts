import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setWindow } from '../commands/set-window.ts';
import { definitionsOf } from '../queries/indicators.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, officer, partner, indicator, open } = await reportingOffice(db);
const secondHalf = { from: `${reportYear}-07-01`, until: `${reportYear}-12-31` };

const shownIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input[^>]*\bname="([^"]+)"[^>]*>/g)].map(([tag, name]) => [
      name!,
      /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );

const changes = {
  'the days of its window': async (sheet: Awaited<ReturnType<typeof open>>) => {
    const { version } = (await sheet.now()).window;
    await doing(db, officer, setWindow, { ...sheet.input, ...secondHalf, id: sheet.windowId, version });
  },
  'what its indicator counts': async (_: unknown, indicatorId: string) => {
    const found = (await db.read(officer, (tx) => definitionsOf(tx, cast.institute.id, [indicatorId]))).get(
      indicatorId,
    )!;
    const { code, title, measure, overTime, overPartners, version } = found;
    const meant = { title, measure, overTime, overPartners, unit: 'syndicats', axes: [] };
    await doing(db, officer, redefineIndicator, { indicatorId, version, code, comparable: false, ...meant });
  },
};

for (const [what, change] of Object.entries(changes))
  test(`a sheet that was open or drafted when ${what} changed is told before it is submitted`, async () => {
    const id = await indicator();
    const sheet = await open([id]);
    const address = paths.measurementReport({ id: (await sheet.now()).report.id });
    const filled = async () => ({
      ...shownIn((await app.as(partner).get(address)).text),
      [`f.${id}.whole.value`]: '120',
      provenance: 'Registre',
    });
    const first = await filled();
    assert.equal((await app.as(partner).post(address, { ...first, step: 'draft' })).status, 303);
    const drafted = await app.as(partner).get(address);
    assert.doesNotMatch(drafted.text, /depuis ce brouillon/);
    const opened = { ...shownIn(drafted.text), step: 'submit' };
    await change(sheet, id);
    const told = await app.as(partner).post(address, opened);
    assert.equal(told.status, 422);
    assert.match(told.text, /vérifiez/);
    assert.match(told.text, /value="120"/);
    assert.deepEqual((await sheet.now()).figures, []);
    assert.match((await app.as(partner).get(address)).text, /depuis ce brouillon/);
    const again = { ...shownIn(told.text), step: 'submit' };
    const sent = await app.as(partner).post(address, again);
    assert.equal(sent.status, 303, sent.text);
    assert.equal((await sheet.now()).figures[0]?.value, '120');
  });

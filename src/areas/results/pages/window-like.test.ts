import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { windowById } from '../queries/reporting-windows.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme, partnershipId, partner, indicator, open } = office;
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const address = (like: string) => withQuery(paths.newWindow({ id: programme.id }), { like });

/** What a form sends as it was opened: boxes that are ticked and lines that are filled. */
const sent = (html: string): Record<string, string[]> => {
  const typed: Record<string, string[]> = {};
  for (const [field] of html.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(field)?.[1];
    const name = of('name');
    if (!name || (of('type') === 'checkbox' && !/ checked/.test(field))) continue;
    typed[name] = [...(typed[name] ?? []), of('value') ?? ''];
  }
  return typed;
};

test('a window is opened like the last one: the same asked of the same, in the next period of the same length', async () => {
  const [own, other] = [
    await indicator(),
    await indicator({ outcomeId: programme.outcomes[1], code: '2.1' }),
  ];
  const alsoAsked = [{ partnershipId, outcomeId: programme.outcomes[1] }];
  const { windowId, input } = await open([own, other], { alsoAsked, asksInstitute: true });
  const list = await officer.get(paths.reportingWindows({ id: programme.id }));
  assert.ok(list.text.includes(`href="${address(windowId)}"`));
  assert.ok((await officer.get(paths.reportingWindow({ id: windowId }))).text.includes(address(windowId)));
  const form = await officer.get(address(windowId));
  assert.match(form.text, new RegExp(`Asks what ${input.name} asked`));
  const saved = await officer.post(paths.newWindow({ id: programme.id }), {
    ...sent(form.text),
    name: 'Next',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const id = /reporting\/([^?]+)/.exec(saved.location!)![1]!;
  const window = await db.read(office.officer, (tx) => windowById(tx, cast.institute.id, id));
  assert.deepEqual([window?.from, window?.until], [`${reportYear}-07-01`, `${reportYear}-12-31`]);
  assert.deepEqual(new Set(window?.indicators), new Set([own, other]));
  assert.deepEqual(new Set(window?.partnerships), new Set(programme.partnerships));
  assert.deepEqual([window?.alsoAsked, window?.asksInstitute], [alsoAsked, true]);
});

test('what cannot be asked any more is left out and told', async () => {
  const [kept, gone] = [await indicator(), await indicator()];
  const { windowId } = await open([kept, gone]);
  await db.write(office.officer, (tx) =>
    tx
      .updateTable('reporting_windows')
      .set({ indicators: [kept, newId()] })
      .where('id', '=', windowId)
      .execute(),
  );
  const form = await officer.get(address(windowId));
  assert.match(form.text, /One indicator or partner is no longer asked/);
  assert.deepEqual(sent(form.text).indicators, [kept]);
});

test('a window of another programme, or none, is no pattern; a partner opens none', async () => {
  const elsewhere = await reportingOffice(db);
  const { windowId: others } = await elsewhere.open([await elsewhere.indicator()]);
  for (const like of [newId(), 'nonsense', others])
    assert.equal((await officer.get(address(like))).status, 404);
  const id = await indicator();
  const { windowId } = await open([id], {
    from: `${reportYear + 1}-01-01`,
    until: `${reportYear + 1}-06-30`,
  });
  assert.equal((await app.as(partner).get(address(windowId))).status, 403);
});

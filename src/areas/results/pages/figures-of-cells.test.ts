import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setTarget } from '../commands/set-target.ts';
import { measuredQuestion } from '../queries/measured-question.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [here, there] = programme.partnerships;
const address = paths.resultFigures({ id: programme.id });
const title = (text: string) => ({ en: { text, source: true } });
const days = { from: '2027-01-01', until: '2027-12-31' };

const define = async (code: string, more: object = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      ...{ outcomeId: programme.outcomes[0], code, title: title(`Indicator ${code}`) },
      ...{ measure: 'number', overTime: 'sum', overPartners: 'sum', ...more },
    } as never)
  ).id;
const measure = (indicatorId: string, value: string, breakdown: object, partnershipId = here) =>
  doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId, partnershipId, value, breakdown, ...days, provenance: 'Register' },
  } as never);

const sectors = {
  key: 'sector',
  label: title('Sector'),
  categories: [{ key: 'mining', label: title('Mining') }],
};
const trained = await define('T', { axes: [sectors] });
await define('U');
await define('W', { measure: 'qualitative', overPartners: 'none', overTime: 'last' });
const young = {
  key: 'age',
  label: title('Age'),
  categories: [{ key: 'under_30', label: title('Under 30') }],
};
const youth = await define('Y', { axes: [young] });
await measure(trained, '30', {});
await measure(trained, '11', { sex: 'female' });
await measure(trained, '5', { sex: 'female' }, there);
await measure(trained, '6', { sector: 'mining' });
await measure(trained, '2', { sex: 'female', sector: 'mining' });
await measure(youth, '9', {});
await doing(db, cast.system, setTarget, {
  ...{ indicatorId: trained, ...days, value: '20', breakdown: { sex: 'female' } },
} as never);

const staff = app.as(cast.as('programme_officer', { language: 'en' }));
const read = async (query: Record<string, string>, visitor = staff) => {
  const { status, text } = await visitor.get(withQuery(address, query));
  assert.equal(status, 200, text.slice(0, 400));
  return text;
};
/** Each linked figure: what it says, and where it leads. */
const figures = (text: string) =>
  [...text.matchAll(/<a href="([^"]+\/entries[^"]*)">([^<]+)<\/a>/g)].map(([, href = '', said = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    said,
  }));
const said = (text: string) => figures(text).map((figure) => figure.said);

test('the figures of a programme are read of one category, each leading to its measurements, with its own target', async () => {
  const text = await read({ cell: 'sex:female', time: 'none' });
  assert.deepEqual(said(text), ['16']);
  assert.match(text, /Of whom: sex: women/);
  assert.match(text, />20</, 'what is aimed at of women');
  const [figure] = figures(text);
  assert.match((await staff.get(figure!.href)).text, /sex: women/);
  assert.deepEqual(said(await read({ cell: 'sector:mining', time: 'none' })), ['6']);
  assert.deepEqual(said(await read({ cell: 'sex:female', lines: 'partner', time: 'none' })).toSorted(), [
    '11',
    '5',
  ]);
});

test('indicators that are not broken down so are said, and their whole is not shown in its place', async () => {
  const text = await read({ cell: 'sector:mining' });
  assert.match(text, /3 indicators are not broken down by “Sector: Mining” and not shown: U, W, Y</);
  assert.doesNotMatch(text, />9</);
  assert.match(await read({ cell: 'age:under_35' }), /2 indicators are not broken down .*: W, Y</);
  assert.match(await read({ cell: 'sex:female' }), /1 indicator is not broken down .*: W</);
  assert.doesNotMatch(await read({}), /not broken down/);
});

test('of two categories at once, and by breakdown within one', async () => {
  for (const cell of ['sex:female,sector:mining', 'sector:mining,sex:female'])
    assert.deepEqual(said(await read({ cell, time: 'none' })), ['2'], cell);
  const within = await read({ cell: 'sex:female', lines: 'breakdown', time: 'none' });
  assert.deepEqual(said(within).toSorted(), ['16', '2']);
});

test('a category that no indicator knows is told beside the field, and no file says the whole under its name', async () => {
  for (const cell of ['sex:other', 'colour:red', 'nothing', '%%%', 'sex:female,junk'])
    for (const format of ['', 'csv']) {
      const { status, text } = await staff.get(withQuery(address, { cell, format }));
      assert.deepEqual([status, text.includes('href="#f-cell"')], [422, true], `${cell} ${format}`);
    }
});

test('the file names of whom it is, and the shell answers the same', async () => {
  const lines = (await read({ cell: 'sex:female', format: 'csv' })).trim().split('\r\n');
  assert.match(lines[0] ?? '', /Of whom/);
  assert.ok(
    lines.some((line) => /T Indicator T,,sex: women,2027,16,20,2,0,0$/.test(line)),
    lines.join('\n'),
  );
  assert.ok(!lines.some((line) => /,30,/.test(line)));
  const of = async (by: string[], cell: Record<string, string>) =>
    (
      await db.read(cast.system, (tx) =>
        measuredQuestion.ask(tx, cast.institute.id, {
          ...{ programmeId: programme.id, by, narrowed: { cell } },
        }),
      )
    ).rows.map((row) => [row.at.breakdown ?? null, row.figures.actual]);
  assert.deepEqual(await of(['indicator'], { sex: 'female' }), [[null, '16']]);
  assert.deepEqual(await of(['breakdown'], { sector: 'mining' }), [
    ['sector=mining', '6'],
    ['sector=mining,sex=female', '2'],
  ]);
});

test('a partner reads its own of a category, another institute nothing', async () => {
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [here], language: 'en' }));
  assert.deepEqual(said(await read({ cell: 'sex:female', time: 'none' }, partner)), ['11']);
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await stranger.get(withQuery(address, { cell: 'sex:female' }))).status, 404);
});

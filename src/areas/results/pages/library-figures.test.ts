import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { libraryQuestion } from '../queries/library-question.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programmes = [await makeProgramme(db, cast), await makeProgramme(db, cast)] as const;
const definition = {
  title: { en: { text: 'People trained', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};
const { id: libraryId } = await doing(db, cast.system, addLibraryIndicator, {
  ...{ ...definition, key: 'trained', level: '1', source: 'Our manual', confidence: 'own' },
} as never);
const ids: string[] = [];
for (const { outcomes, partnerships } of programmes) {
  const [outcomeId, code] = [outcomes[0], 'T1'];
  const { id } = await doing(db, cast.system, defineIndicator, { ...definition, outcomeId, code, libraryId });
  ids.push(id);
  const [here, there] = partnerships;
  const said = (partnershipId: string | undefined, year: number, value: string, more = {}) =>
    doing(db, cast.system, recordMeasurement, {
      ...{ indicatorId: id, partnershipId, value, provenance: 'Register', ...more },
      ...{ from: `${year}-01-01`, until: `${year}-12-31` },
    });
  await said(here, 2027, '10');
  await said(here, 2027, '4', { breakdown: { sex: 'female' } });
  await said(there, 2028, '7', { country: 'BI' });
}
const staff = app.as(cast.as('programme_officer', { language: 'en' }));
const url = paths.libraryIndicator({ id: libraryId });
const card = async (query: Record<string, string> = {}, visitor = staff) => {
  const { text, status } = await visitor.get(withQuery(url, query));
  assert.equal(status, 200, text.slice(0, 500));
  return text.match(/id="figures".*?<\/section>/s)?.[0] ?? '';
};
const cells = (html: string) =>
  [...html.matchAll(/<a href="([^"]+)">(\d[\d,.]*)</g)].map(([, , value]) => value);

test('what the programmes of an institute reached is read together, by programme, partner, country and breakdown', async () => {
  assert.deepEqual(cells(await card()), ['20', '14', '34']);
  assert.deepEqual(cells(await card({ lines: 'programme' })), ['10', '7', '17', '10', '7', '17']);
  assert.deepEqual(cells(await card({ lines: 'breakdown', time: 'none' })), ['34', '8']);
  assert.deepEqual(cells(await card({ country: 'BI', time: 'none' })), ['14']);
  const byPartner = cells(await card({ lines: 'partner', time: 'none' }));
  assert.deepEqual(byPartner.toSorted(), ['10', '10', '7', '7'].toSorted());
  const file = await staff.get(withQuery(url, { format: 'csv' }));
  assert.match(file.text, /all programmes together,2027,,20/);
  assert.deepEqual(cells(await card({ on: '01/01/2020' })), []);
  assert.deepEqual(cells(await card({ on: todayIn(), time: 'none' })), ['34']);
});

test('a figure of several programmes leads to its programmes, and each of these to its measurements', async () => {
  const together = await card({ lines: 'breakdown', time: 'none' });
  const [, href = ''] = /href="([^"]+)">8</.exec(together) ?? [];
  const parts = await staff.get(href.replaceAll('&amp;', '&'));
  assert.equal(parts.status, 200);
  const [, entries = ''] = /href="(\/[^"]*cell=sex%3Afemale[^"]*)">4</.exec(parts.text) ?? [];
  const measured = await staff.get(entries.replaceAll('&amp;', '&'));
  assert.match(measured.text, /sex: women/);
});

test('a partner reads what it measured itself, and another institute nothing', async () => {
  const [own] = programmes[0].partnerships;
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [own], language: 'en' }));
  assert.deepEqual(cells(await card({ time: 'none', on: '01/01/2020' }, partner)), ['10']);
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await stranger.get(url)).status, 404);
});

test('the shell answers the same, told apart, narrowed and as of a day', async () => {
  const asked = askedInstitute(db, cast);
  const of = async (by: string[], more = {}) =>
    (await libraryQuestion.ask([{ ...asked, ...more }], by)).rows.map(({ at, figures }) => [
      ...Object.values(at).slice(2),
      figures.actual,
    ]);
  assert.deepEqual(await of(['indicator']), [['34']]);
  assert.deepEqual(await of(['indicator', 'year']), [
    ['2027', '20'],
    ['2028', '14'],
  ]);
  assert.deepEqual(await of(['breakdown']), [
    ['sex=female', '8'],
    [null, '34'],
  ]);
  assert.deepEqual(await of(['country', 'year'], { narrowed: { country: 'BI' } }), [['BI', '2028', '14']]);
  assert.deepEqual(await of(['indicator'], { narrowed: { year: 2028 } }), [['14']]);
  assert.deepEqual(await of(['indicator'], { narrowed: { programmeId: programmes[0].id } }), [['17']]);
  assert.deepEqual(await of(['year'], { asOf: 0, on: todayIn() }), []);
});

test('a country in which something was measured can be chosen, also where no partner works there', async () => {
  const [programme] = programmes;
  const figures = paths.resultFigures({ id: programme.id });
  for (const address of [figures, url]) {
    const { text } = await staff.get(address);
    assert.match(text, /<option value="BI"[^>]*>Burundi</, address);
    assert.doesNotMatch(text, /<option value="TG"/, address);
  }
  const [, programme2] = programmes;
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{ ...definition, outcomeId: programme2.outcomes[0], code: 'T2' },
  });
  await doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId: id, value: '3', provenance: 'Register', country: 'TG' },
    ...{ from: '2027-01-01', until: '2027-12-31' },
  });
  const other = await staff.get(paths.resultFigures({ id: programme2.id }));
  assert.match(other.text, /<option value="TG"/);
  const stranger = app.as(
    cast.as('partner_coordinator', { partnerships: [programme2.partnerships[0]], language: 'en' }),
  );
  assert.doesNotMatch((await stranger.get(paths.resultFigures({ id: programme2.id }))).text, /value="TG"/);
});

test('the page of an indicator reads as of a day, and its cells open what they are made of', async () => {
  const [id = ''] = ids;
  const { text } = await staff.get(paths.indicator({ id }));
  const [, href = ''] = /href="([^"]*cell=sex%3Afemale[^"]*)">4</.exec(text) ?? [];
  assert.match((await staff.get(href.replaceAll('&amp;', '&'))).text, /sex: women/);
  const before = await staff.get(withQuery(paths.indicator({ id }), { on: '01/01/2020' }));
  assert.equal(before.status, 200);
  assert.match(before.text, /Nothing of this was on record on/);
  assert.deepEqual(cells(before.text), [], 'it was not there yet');
  const after = await staff.get(withQuery(paths.indicator({ id }), { on: todayIn() }));
  assert.match(after.text, /As it stood on the evening of/);
  assert.match(after.text, /href="[^"]*asof=\d+[^"]*">[^<]*4</);
});

test('a day that is none, or to come, is told over the page and beside its field, and no file says today under its name', async () => {
  const pages = [url, paths.indicator({ id: ids[0]! }), paths.resultFigures({ id: programmes[0]!.id })];
  for (const address of pages)
    for (const on of ['31/02/2027', '31/12/2099'])
      for (const format of [undefined, 'csv', 'xlsx']) {
        const { status, text } = await staff.get(withQuery(address, { on, format }));
        assert.deepEqual([status, text.includes('href="#f-on"')], [422, true], `${address} ${format}`);
        assert.deepEqual(cells(text), [], 'no figures of today under its name');
      }
});

test('the order in which an address names the categories of a cell says nothing', async () => {
  const { id: anyId } = await doing(db, cast.system, addLibraryIndicator, {
    ...{ ...definition, key: 'crossed', level: '1', source: 'Our manual', confidence: 'own' },
  } as never);
  const [outcomeId] = programmes[0].outcomes;
  const crossed = { ...definition, outcomeId, code: 'T2', libraryId: anyId };
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, crossed);
  const breakdown = { sex: 'female', age: 'under_35' };
  await doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId, partnershipId: programmes[0].partnerships[0], value: '3', provenance: 'Register' },
    ...{ from: '2027-01-01', until: '2027-12-31', breakdown },
  });
  const crossedCells = async (cell: string) => {
    const query = { cell, time: 'none' };
    return cells((await staff.get(withQuery(paths.libraryIndicator({ id: anyId }), query))).text);
  };
  assert.deepEqual(await crossedCells('age:under_35,sex:female'), ['3']);
  assert.deepEqual(await crossedCells('sex:female,age:under_35'), ['3']);
});

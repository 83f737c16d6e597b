import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../../results/commands/add-library-indicator.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { togetherQuestion } from '../../results/queries/together-question.ts';
import { show } from './portfolio-results.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const programmes = [
  await makeProgramme(db, cast),
  await makeProgramme(db, cast),
  await makeProgramme(db, cast),
] as const;
const [one, two, three] = programmes;
const title = (text: string) => ({ en: { text, source: true } });
const number = { measure: 'number', overTime: 'sum', overPartners: 'sum' };

const inLibrary = async (key: string, meaning: object) => {
  const { id } = await doing(db, cast.system, addLibraryIndicator, {
    ...{ ...meaning, title: title(`Of ${key}`), key, level: '1', source: 'Our manual', confidence: 'own' },
  } as never);
  return { id, key, meaning };
};
type Library = Awaited<ReturnType<typeof inLibrary>>;

const use = async ({ id, key, meaning }: Library, outcomeId: string, more = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      ...{ ...meaning, title: title(`Of ${key}`), outcomeId, code: key.slice(0, 3), libraryId: id, ...more },
    } as never)
  ).id;

const days = (year: number) => ({ from: `${year}-01-01`, until: `${year}-12-31` });
const measure = (indicatorId: string, year: number, said: object) =>
  doing(db, cast.system, recordMeasurement, { indicatorId, provenance: 'Register', ...days(year), ...said });
const aim = (indicatorId: string, year: number, value: string) =>
  doing(db, cast.system, setTarget, { indicatorId, ...days(year), value });

const trained = await inLibrary('trained', number);
const share = await inLibrary('share', {
  measure: 'percentage',
  overTime: 'sum',
  overPartners: 'ratio',
});
const mean = await inLibrary('mean', { measure: 'number', overTime: 'last', overPartners: 'mean' });
const ofTrained = {
  one: await use(trained, one.outcomes[0]),
  two: await use(trained, two.outcomes[0]),
  otherwise: await use(trained, three.outcomes[1], { unit: 'unions' }),
};
await measure(ofTrained.one, 2027, { value: '10', partnershipId: one.partnerships[0] });
await measure(ofTrained.one, 2028, { value: '4', partnershipId: one.partnerships[0], country: 'BI' });
await measure(ofTrained.two, 2027, { value: '7', partnershipId: two.partnerships[0] });
await measure(ofTrained.otherwise, 2027, { value: '900', partnershipId: three.partnerships[1] });
await aim(ofTrained.one, 2027, '20');
await aim(ofTrained.two, 2027, '30');
await aim(ofTrained.one, 2028, '5');
await aim(ofTrained.two, 2028, '6');
for (const [outcome, numerator, denominator] of [
  [one.outcomes[0], '1', '2'],
  [two.outcomes[0], '1', '8'],
] as const)
  await measure(await use(share, outcome), 2027, { numerator, denominator });
for (const [outcome, value] of [
  [one.outcomes[0], '3'],
  [two.outcomes[0], '5'],
] as const)
  await measure(await use(mean, outcome), 2027, { value });

const address = paths.portfolioResults();
const read = async (query: Record<string, string> = {}, actor = officer) => {
  const { status, text } = await app.as(actor).get(withQuery(address, query));
  assert.equal(status, 200, text.slice(0, 400));
  return text;
};

/** The rows under the name of one of the library, each with what is said in its cells. */
const rowsOf = (text: string, { key }: Library): string[][] => {
  const [, body = ''] = new RegExp(`rowgroup"[^>]*>Of ${key}[^<]*<(.*?)</tbody>`, 's').exec(text) ?? [];
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
};

const linkOf = (text: string, said: string): string => {
  const [, href = ''] = new RegExp(`href="([^"]+)">${said}<`).exec(text) ?? [];
  assert.notEqual(href, '', said);
  return href.replaceAll('&amp;', '&');
};

test('programmes that share an indicator of the library are read together, by year, with their targets', async () => {
  const [together, apart] = rowsOf(await read(), trained);
  // In 2028 the second programme aims at something that it has not measured: the two are of different programmes.
  assert.deepEqual(together?.slice(1), ['21 Target: 61', '2', '2', '17 Target: 50', '4']);
  assert.match(together?.[0] ?? '', /all programmes together P-\w+, P-\w+/);
  assert.match(apart?.[0] ?? '', /OS2 · tra counts otherwise than the library: Unit$/);
  assert.deepEqual(apart?.slice(1), ['900 unions', '1', '1', '900 unions', '']);
});

test('a percentage is worked out of all numerators and denominators, and means are not added', async () => {
  const text = await read();
  assert.deepEqual(rowsOf(text, share)[0]?.slice(1), ['20 %', '2', '1', '20 %', ''], '2 of 10');
  assert.deepEqual(rowsOf(text, mean)[0]?.[4], '2 measurements, not added up');
});

test('a figure leads to its programmes, and each of theirs to its measurements', async () => {
  const opened = await app.as(officer).get(linkOf(await read(), '17'));
  const rows = rowsOf(opened.text, trained);
  assert.deepEqual(
    rows.map((row) => row.at(-1)).toSorted(),
    ['10 Target: 20', '17 Target: 50', '7 Target: 30', '900 unions'].toSorted(),
  );
  const measured = await app.as(officer).get(linkOf(opened.text, '7'));
  assert.equal(measured.status, 200);
  assert.match(measured.text, /01\/01\/2027 – 31\/12\/2027/);
  assert.doesNotMatch(measured.text, />10</);
});

test('the address narrows to one of the library, a partner, a country and a year, and what narrows nothing is told', async () => {
  const [partner] = two.partnerships;
  assert.deepEqual(rowsOf(await read({ partner }), trained)[0]?.slice(1), ['7', '1', '1', '7']);
  assert.deepEqual(rowsOf(await read({ country: 'BI' }), trained)[0]?.slice(1), ['4', '1', '1', '4']);
  assert.deepEqual(rowsOf(await read({ year: '2028' }), trained)[0]?.slice(1), ['1', '1', '4']);
  assert.deepEqual(rowsOf(await read({ indicator: share.id }), trained), []);
  assert.match(await read({ year: '1999' }), /No measurement/);
  for (const wrong of [
    ['indicator', newId()],
    ['partner', 'x'],
    ['country', 'XX'],
    ['year', 'soon'],
    ['on', '31/02/2027'],
  ] as const)
    for (const format of ['', 'csv']) {
      const [name, value] = wrong;
      const { status, text } = await app.as(officer).get(withQuery(address, { [name]: value, format }));
      assert.deepEqual([status, text.includes(`href="#f-${name}"`)], [422, true], `${name} ${format}`);
      assert.ok(format || rowsOf(text, trained).length > 0 || name === 'on', name);
    }
});

test('the file holds what stands on the page, and the workbook the same', async () => {
  const lines = (await read({ format: 'csv', indicator: trained.id })).trim().split('\r\n').slice(1);
  assert.equal(lines.length, 3 + 3 + 3 + 2, 'each programme, together, and the one apart');
  assert.ok(
    lines.some((line) => /^trained,Of trained,all programmes together,.*,2027,17,50,2,0,0,2,2$/.test(line)),
  );
  assert.ok(lines.some((line) => /,Unit,unions,2027,900,/.test(line)));
  const narrowed = await read({ format: 'csv', indicator: trained.id, year: '2028' });
  assert.doesNotMatch(narrowed, /2027|All periods/);
  const workbook = await app.as(officer).get(withQuery(address, { format: 'xlsx' }));
  assert.match(workbook.headers.get('content-type') ?? '', /spreadsheetml/);
});

test('as of a day before nothing was there', async () => {
  const then = await read({ on: '01/01/2020' });
  assert.match(then, /As it stood on the evening of 01\/01\/2020/);
  assert.match(then, /No programme has taken an indicator from the library/);
});

test('a partner reads what it measured and no target, an auditor the outcomes under control, others nothing', async () => {
  const partner = cast.as('partner_coordinator', { ...en, partnerships: [two.partnerships[0]] });
  const own = await read({}, partner);
  assert.deepEqual(rowsOf(own, trained)[0]?.slice(1), ['7', '1', '1', '7']);
  assert.doesNotMatch(own, /Target:|>900|>17<|name="on"/);
  assert.doesNotMatch(await read({ format: 'csv' }, partner), /,17,|,10,|900/);
  const scope = { outcomes: [one.outcomes[0]], years: [2027] };
  const auditor = cast.as('auditor', { ...en, scope });
  const audited = await read({}, auditor);
  assert.deepEqual(rowsOf(audited, trained)[0]?.slice(1), ['10', '1', '1', '10']);
  assert.doesNotMatch(audited, /Target:|>900/);
  assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404);
  const stranger = (await makeCast(db)).as('programme_officer', en);
  assert.match(await read({}, stranger), /No programme has taken an indicator from the library/);
  const { status } = await app.as(stranger).get(withQuery(address, { indicator: trained.id }));
  assert.equal(status, 422);
});

test('the portfolio leads to it, and it asks at most ten queries', async () => {
  assert.match((await app.as(officer).get(paths.portfolio())).text, new RegExp(`href="${address}"`));
  const { queries } = await countingQueries(db, officer, show, { query: 'on=01/01/2027' });
  assert.ok(queries <= 10, `${queries}`);
});

test('the shell says the same, by year, narrowed and as of a number', async () => {
  const asked = askedInstitute(db, cast);
  const of = async (by: string[], more = {}) =>
    (await togetherQuestion.ask([{ ...asked, ...more }], by)).rows.flatMap(({ at, figures }) =>
      at.indicator === 'trained' ? [[at.year ?? null, ...Object.values(figures)]] : [],
    );
  assert.deepEqual(await of(['indicator']), [[null, '21', '61', 3, 0, 0, 2, 2, 1]]);
  assert.deepEqual(await of(['indicator', 'year']), [
    ['2027', '17', '50', 2, 0, 0, 2, 2, 1],
    ['2028', '4', null, 1, 0, 0, 2, 2, 1],
  ]);
  assert.deepEqual(await of(['indicator'], { narrowed: { indicator: 'share' } }), []);
  assert.deepEqual(await of(['indicator'], { narrowed: { partnershipId: two.partnerships[0] } }), [
    [null, '7', null, 1, 0, 0, 1, 1, 1],
  ]);
  assert.deepEqual(await of(['indicator'], { asOf: 0 }), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { setTarget } from '../commands/set-target.ts';

const db = await testDatabase();
const { cast, officer, programme, partnershipId, indicator, record } = await reportingOffice(db, {
  sinceYear: reportYear - 2,
});
const said = (fr: string, nl: string) => ({ fr: { text: fr, source: true as const }, nl: { text: nl } });
const scale = [
  { value: '1', label: said('Aucune loi', 'Geen wet') },
  { value: '2', label: said('Projet de loi', 'Wetsontwerp') },
  { value: '3', label: said('Loi votée', 'Wet') },
];
const last = { overTime: 'last', overPartners: 'none', scale };
const made = async (measure: string) => {
  const id = await indicator({ ...last, measure });
  for (const [ago, value] of ['2', '1', '3'].entries()) {
    const year = reportYear - ago;
    await record(id, value, { from: `${year}-01-01`, until: `${year}-06-30` });
  }
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  await doing(db, officer, setTarget, {
    ...{ indicatorId: id, ...year, value: '3', text: said('avec arrêté', 'met besluit') },
  });
  return id;
};
const [law, ladder] = [await made('nominal'), await made('ordinal')];
const reading = (language: 'fr' | 'nl') => testApp(db).as(cast.as('programme_officer', { language }));
const cellsOf = (text: string) =>
  [...text.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
const yearTable = (text: string, caption: string) =>
  text.match(new RegExp(`<caption[^>]*>${caption}</caption>.*?</table>`, 's'))?.[0] ?? '';

test('categories have no bars by year: their words stand in a table, with what is aimed at and the words beside it', async () => {
  for (const [language, caption, cells] of [
    [
      'fr',
      'Année par année',
      ['Loi votée', '–', 'Aucune loi', '–', 'Projet de loi', 'Loi votée · avec arrêté'],
    ],
    ['nl', 'Jaar per jaar', ['Wet', '–', 'Geen wet', '–', 'Wetsontwerp', 'Wet · met besluit']],
  ] as const) {
    const { text } = await reading(language).get(paths.indicator({ id: law }));
    assert.doesNotMatch(text, /class="bars"/);
    const years = [reportYear - 2, reportYear - 1, reportYear];
    const rows = years.flatMap((year, at) => [String(year), ...cells.slice(2 * at, 2 * at + 2)]);
    assert.deepEqual(cellsOf(yearTable(text, caption)).slice(3), rows, language);
  }
});

test('a scale keeps its bars, as its steps stand in an order', async () => {
  assert.match((await reading('fr').get(paths.indicator({ id: ladder }))).text, /class="bars"/);
});

test('no line and no shape is drawn between categories, where those of a scale are', async () => {
  const figures = (id: string, more = {}) =>
    reading('fr').get(
      withQuery(paths.resultFigures({ id: programme.id }), { indicator: id, time: 'year', ...more }),
    );
  const drawn = /class="sparkline"|<figure class="chart/;
  assert.doesNotMatch((await figures(law)).text, drawn);
  assert.match((await figures(ladder)).text, /class="sparkline"/);
  assert.match((await figures(ladder)).text, /<figure class="chart/);
  const { text } = await reading('fr').get(paths.partnerResults({ id: partnershipId }));
  assert.equal(text.match(/class="sparkline"/g)?.length, 1, 'of the scale alone');
});

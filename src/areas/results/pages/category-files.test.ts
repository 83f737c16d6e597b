import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { readSheets } from '../../../files/read-sheets.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { officer, programme, record, partner, partnershipId } = office;
const said = (fr: string, nl: string) => ({ fr: { text: fr, source: true as const }, nl: { text: nl } });
const scale = [
  { value: '1', label: said('Aucune loi', 'Geen wet') },
  { value: '2', label: said('Projet de loi', 'Wetsontwerp') },
  { value: '3', label: said('Loi votée', 'Wet') },
];
const way = { overTime: 'last', overPartners: 'none' };
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const law = await office.indicator({ code: 'N1', measure: 'nominal', ...way, scale });
const told = await office.indicator({ code: 'T1', measure: 'qualitative', ...way });
await doing(db, officer, setBaseline, { indicatorId: law, year: reportYear - 1, value: '1' });
await doing(db, officer, setTarget, { indicatorId: law, ...year, value: '3' });
await record(law, '2');
const [began, aimed, later, reached] = [
  said('Rien n’est prêt', 'Er is niets'),
  said('Une loi est prête', 'Er is een wet'),
  said('Elle est appliquée', 'Ze wordt toegepast'),
  said('Un projet circule', 'Er is een ontwerp'),
];
await doing(db, officer, setBaseline, { indicatorId: told, year: reportYear - 1, text: began });
const next = { from: `${reportYear + 1}-01-01`, until: `${reportYear + 1}-12-31` };
await doing(db, officer, setTarget, { indicatorId: told, ...next, text: later });
await doing(db, officer, setTarget, { indicatorId: told, ...year, text: aimed });
await doing(db, partner, recordMeasurement, {
  ...{ indicatorId: told, partnershipId, ...firstHalf },
  ...{ text: reached, provenance: 'Register' },
});

type Language = 'fr' | 'nl';
const reader = (language: Language) => testApp(db).as(office.cast.as('programme_officer', { language }));
const csv = async (address: string, language: Language = 'nl') =>
  (await reader(language).get(`${address}${address.includes('?') ? '&' : '?'}format=csv`)).text.split('\r\n');
const outcome = programme.outcomes[0];

test('the list of indicators goes along with words, and the number of a category beside its word', async () => {
  const [heads, category, sentences] = await csv(paths.indicators({ id: outcome }));
  for (const head of ['Nulmeting', 'Streefwaarde', 'Gemeten waarde'])
    assert.match(heads!, new RegExp(`${head};${head}: nummer van de categorie`));
  assert.match(category!, new RegExp(`;${reportYear - 1};Geen wet;1;Wet;3;Wetsontwerp;2;`));
  assert.match(
    sentences!,
    new RegExp(`;${reportYear - 1};Er is niets;;Ze wordt toegepast;;Er is een ontwerp;;`),
  );
  assert.match(
    (await csv(paths.indicators({ id: outcome }), 'fr'))[1]!,
    /;Aucune loi;1;Loi votée;3;Projet de loi;2;/,
  );
});

test('so does an indicator, with each target in words, and the table of figures', async () => {
  const [, whole, inYear] = await csv(paths.indicator({ id: law }));
  assert.match(whole!, /;Geen wet;1;Wet;3;Wetsontwerp;2;/);
  assert.match(inYear!, new RegExp(`;${reportYear};;;;Wet;3;Wetsontwerp;2;`));
  const sentences = (await csv(paths.indicator({ id: told }))).join('\n');
  assert.match(sentences, /;Er is niets;Ze wordt toegepast;Er is een ontwerp;/);
  for (const [days, text] of [
    [year, 'Er is een wet'],
    [next, 'Ze wordt toegepast'],
  ] as const)
    assert.match(sentences, new RegExp(`31/12/${days.until.slice(0, 4)};;;${text};;`));
  const figures = await csv(paths.resultFigures({ id: programme.id }));
  assert.ok(
    figures.some((line) => /N1 .*;Wetsontwerp;2;Wet;3;/.test(line)),
    figures.join('\n'),
  );
});

test('measurements go along with words, in the CSV and in the workbook; without categories no column is added', async () => {
  const list = await csv(withQuery(paths.measurements(), { programme: programme.id }));
  assert.match(list[0]!, /;Waarde;Waarde: nummer van de categorie;/);
  assert.ok(list.some((line) => /;N1;.*;Wetsontwerp;2;/.test(line)));
  assert.ok(list.some((line) => /;T1;.*;Er is een ontwerp;/.test(line)));
  const own = (code: string) =>
    withQuery(paths.indicator({ id: code }), { table: 'measurements', format: 'xlsx' });
  const read = async (address: string) => {
    const sheets = await readSheets((await reader('nl').get(address)).bytes);
    return sheets.ok ? sheets.value.sheets[0]!.rows : [];
  };
  const [heads, row] = await read(own(law));
  const at = heads!.indexOf('Waarde');
  assert.deepEqual(row!.slice(at, at + 2), ['Wetsontwerp', 2]);
  assert.ok(!(await read(own(told)))[0]!.some((head) => String(head).includes('categorie')));
});

test('the file of a sheet says its categories in words', async () => {
  const drafted = await office.indicator({ code: 'N2', measure: 'nominal', ...way, scale });
  const { submitting, windowId } = await office.open([drafted]);
  const handedIn = await submitting([{ indicatorId: drafted, value: '3' }]);
  assert.ok(handedIn.done, JSON.stringify(handedIn));
  const { location } = await testApp(db)
    .as(office.partner)
    .get(paths.reportingWindow({ id: windowId }));
  const id = location!.match(/[0-9a-f-]{36}/)![0];
  const lines = await csv(paths.measurementReport({ id }));
  assert.ok(
    lines.some((line) => /;N2;.*;Wet;3;/.test(line)),
    lines.join('\n'),
  );
});

test('to a control the target in words is one of its years', async () => {
  const scope = { outcomes: [outcome], years: [reportYear] };
  const auditor = testApp(db).as(office.cast.as('auditor', { scope, language: 'nl' }));
  for (const path of [paths.indicators({ id: outcome }), paths.indicator({ id: told })]) {
    const { text } = await auditor.get(withQuery(path, { format: 'csv' }));
    assert.match(text, /;Er is niets;(?:;)?Er is een wet;/, path);
  }
});

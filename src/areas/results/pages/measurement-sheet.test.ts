import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { measurementsOfIndicator } from '../queries/measurements.ts';
import { fieldsOf } from './report-typed.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const officer = testApp(db).as(office.officer);
const address = withQuery(paths.measurementSheet(), { outcome: office.programme.outcomes[0] });
const common = { from: `01/01/${reportYear}`, until: `30/06/${reportYear}`, provenance: 'Registre' };
const said = (text: string) => ({ fr: { text, source: true } });

const measuredOf = (indicatorId: string) =>
  db.read(office.officer, (tx) => measurementsOfIndicator(tx, office.institute, indicatorId, true));

test('in the sheet of an outcome words are the text of the indicator, and the comment has its own field', async () => {
  const id = await office.indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const typed = {
    ...common,
    [`text.${id}.fr`]: 'Projet de loi déposé',
    [`comment.${id}.fr`]: 'La source ne veut pas être citée',
  };
  const refused = await officer.post(address, { ...typed, provenance: '' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Projet de loi déposé<\/textarea>/);
  assert.match(refused.text, /value="La source ne veut pas être citée"/);
  assert.equal((await officer.post(address, typed)).status, 303);
  const [row] = await measuredOf(id);
  assert.deepEqual(
    [row?.text, row?.comment],
    [said('Projet de loi déposé'), said('La source ne veut pas être citée')],
  );
  const again = await officer.post(address, typed);
  assert.match(again.text, new RegExp(`href="#f-text-${id}-fr"`), 'told beside the words');
});

test('a yes or no is chosen in every form, and what several answers come to is a number', async () => {
  const answer = { measure: 'boolean', overTime: 'last', overPartners: 'none' };
  const [id, counted] = [
    await office.indicator(answer),
    await office.indicator({ ...answer, overTime: 'sum', overPartners: 'sum' }),
  ];
  const sheet = await office.open([id]);
  const { report } = await sheet.now();
  const partner = testApp(db).as(office.partner);
  const choices = (text: string, name: string) => {
    const [, options] = new RegExp(`<select[^>]*name="${name}"[^>]*>(.*?)</select>`, 's').exec(text) ?? [];
    return [...(options ?? '').matchAll(/<option[^>]*>([^<]*)/g)].map(([, label]) => label);
  };
  const forms: [string, string, string][] = [
    ['one measurement', paths.newMeasurement({ id }), 'value'],
    ['the sheet of an outcome', address, `value.${id}`],
    ['a target', paths.newTarget({ id }), 'value'],
    ['a baseline', paths.setBaseline({ id }), 'value'],
    ['how many said yes, measured', paths.newMeasurement({ id: counted }), 'value'],
  ];
  for (const [what, path, name] of forms)
    assert.deepEqual(choices((await officer.get(path)).text, name), ['–', 'oui', 'non'], what);
  const own = await partner.get(paths.measurementReport({ id: report.id }));
  assert.deepEqual(
    choices(own.text, `${fieldsOf({ indicatorId: id, country: null }, '')}.value`),
    ['–', 'oui', 'non'],
    'the sheet of a partner',
  );
  for (const path of [paths.newTarget({ id: counted }), paths.setBaseline({ id: counted })])
    assert.match((await officer.get(path)).text, /<input[^>]*name="value"/, path);
  const typed = { ...common, [`value.${id}`]: '1' };
  assert.equal((await officer.post(address, typed)).status, 303);
  const [row] = await measuredOf(id);
  const corrected = await officer.get(paths.correctMeasurement({ id: row!.id }));
  assert.match(corrected.text, /<option value="1" selected[^>]*>oui/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { measurementsOfIndicator } from '../queries/measurements.ts';

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

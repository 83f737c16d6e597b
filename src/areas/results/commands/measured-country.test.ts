import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { measurementHistory, measurements } from '../queries/measurements.ts';
import { partnerCountries } from '../queries/partner-countries.ts';
import { resultFigures } from '../queries/result-figures.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { defineIndicator } from './define-indicator.ts';
import { recordMeasurement } from './record-measurement.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'At home');
const institute = cast.institute.id;
const officer = cast.as('programme_officer', { language: 'en' });
const own = (await db.read(officer, (tx) => partnerCountries(tx, institute, [partnershipId]))).get(
  partnershipId,
)!;
const elsewhere = own === 'TG' ? 'BJ' : 'TG';

const indicator = async () =>
  (
    await doing(db, officer, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: newId().slice(-8),
      title: { en: { text: 'Members', source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
    })
  ).id;

const period = { from: '2027-01-01', until: '2027-12-31', provenance: 'Register' };
const recording = (more: object) => perform(db, officer, recordMeasurement, newId(), { ...period, ...more });
const standing = async (indicatorId: string) =>
  (await db.read(officer, (tx) => measurements(tx, institute, { indicatorId })))
    .map(({ country, value }) => `${country} ${value}`)
    .sort();

test('where the partner works is no country of its own: a second figure there is a correction', async () => {
  const indicatorId = await indicator();
  const of = { indicatorId, partnershipId };
  assert.ok((await recording({ ...of, value: '4', country: own })).done);
  const again = await recording({ ...of, value: '4' });
  assert.ok(!again.done && again.fields?.from);
  assert.ok((await recording({ ...of, value: '3', country: elsewhere })).done);
  assert.ok((await recording({ indicatorId, value: '2', country: elsewhere })).done);
  assert.deepEqual(await standing(indicatorId), [`${elsewhere} 2`, `${elsewhere} 3`, 'null 4']);
  const { measured } = await db.read(officer, (tx) =>
    resultFigures(tx, institute, { indicatorIds: [indicatorId], by: { country: true } }, [
      { id: indicatorId, formula: null } as never,
    ]),
  );
  assert.deepEqual(
    measured.map(({ country, value }) => `${country} ${value}`).sort(),
    [`${elsewhere} 5`, `${own} 4`].sort(),
  );
});

test('a correction says where anew, or that it was nowhere else; unsaid it stays', async () => {
  const indicatorId = await indicator();
  const said = await recording({ indicatorId, partnershipId, value: '3', country: elsewhere });
  assert.ok(said.done);
  const { id } = said.value;
  const country = async (more: object) => {
    const [row] = await db.read(officer, (tx) => measurementHistory(tx, institute, id));
    await doing(db, officer, correctMeasurement, {
      ...period,
      id,
      version: row!.entryNo,
      reason: 'read again',
      value: '3',
      ...more,
    });
    return (await db.read(officer, (tx) => measurementHistory(tx, institute, id)))[0]!.country;
  };
  assert.equal(await country({}), elsewhere);
  assert.equal(await country({ country: own }), null);
  assert.equal(await country({ country: elsewhere }), elsewhere);
  assert.equal(await country({ country: '' }), null);
});

test('the forms that record and correct one ask where it was measured', async () => {
  const indicatorId = await indicator();
  const person = app.as(officer);
  const typed = { from: '01/01/2027', until: '31/12/2027', provenance: 'Register', partnershipId };
  const address = paths.newMeasurement({ id: indicatorId });
  assert.match((await person.get(address)).text, /where the partner works/);
  const wrong = await person.post(address, { ...typed, value: '5', country: 'Togo' });
  assert.equal(wrong.status, 422);
  const saved = await person.post(address, { ...typed, value: '5', country: elsewhere });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const [row] = await db.read(officer, (tx) => measurements(tx, institute, { indicatorId }));
  assert.equal(row!.country, elsewhere);
  const form = await person.get(paths.correctMeasurement({ id: row!.id }));
  assert.match(form.text, new RegExp(`value="${elsewhere}" selected`));
  const moved = await person.post(paths.correctMeasurement({ id: row!.id }), {
    ...typed,
    value: '5',
    country: '',
    reason: 'at home',
    version: String(row!.entryNo),
  });
  assert.equal(moved.status, 303, moved.text.slice(0, 3000));
  assert.deepEqual(await standing(indicatorId), ['null 5']);
});

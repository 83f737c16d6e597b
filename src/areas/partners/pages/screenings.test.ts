import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { recordCountryFact } from '../../rulebook/commands/record-country-fact.ts';
import { recordScreening } from '../commands/record-screening.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { as } = cast;
const { partnershipId } = await partnerOf(db, cast, 'Union examinée');
const other = await partnerOf(db, cast, 'Autre union');
const officer = as('programme_officer', { language: 'fr' });
const staff = app.as(officer);
const coordinator = app.as(as('partner_coordinator', { partnerships: [partnershipId], language: 'fr' }));
const { id } = await doing(db, officer, recordScreening, screeningOf(partnershipId));
const foreign = await doing(db, officer, recordScreening, screeningOf(other.partnershipId));
for (const [kind, value] of [
  ['rights_rating', '4'],
  ['convention_ratified', 'C087'],
  ['convention_ratified', 'C098'],
] as const)
  await doing(db, cast.system, recordCountryFact, {
    country: 'BJ',
    kind,
    value,
    source: 'CSI 2020',
    confidence: 'read',
    validFrom: '2020-01-01',
  });

const fields = {
  screenedOn: '15/03/2025',
  legalStatus: 'registered',
  electionMethod: 'delegates',
  incomeDues: '60',
  incomeDonors: '40',
  source: 'rapport annuel',
};

test('a screening is recorded; wrong shares are said beside the field and what was typed is kept', async () => {
  const path = paths.newScreening({ id: partnershipId });
  assert.equal((await staff.get(path)).status, 200);
  const wrong = await staff.post(path, { ...fields, incomeDonors: '41' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#f-incomeDues"/);
  assert.match(wrong.text, /value="41"/);
  assert.match(wrong.text, /Les parts doivent faire 100/);
  const saved = await staff.post(path, fields);
  assert.equal(saved.status, 303);
  const { text } = await staff.get(saved.location ?? '');
  assert.match(text, /rapport annuel/);
});

test('the law of the country on that day is read beside it and not typed', async () => {
  const { text } = await staff.get(paths.screening({ id }));
  assert.match(text, /C087, C098/);
  assert.match(text, /CSI 2020/);
  assert.doesNotMatch((await staff.get(paths.newScreening({ id: partnershipId }))).text, /C087/);
});

test('the partner reads its screening and answers it; the institute reads the answer', async () => {
  const path = paths.screening({ id });
  assert.match((await coordinator.get(paths.home())).text, /Lire et répondre à l’examen/);
  assert.equal((await coordinator.post(path, { verdict: 'agrees' })).status, 422);
  const answer = { verdict: 'disagrees', text: 'Les statuts datent de 2020.' };
  assert.equal((await coordinator.post(path, answer)).status, 303);
  const { text } = await staff.get(path);
  assert.match(text, /Les statuts datent de 2020\./);
  assert.doesNotMatch(text, /name="verdict"/);
  assert.equal((await staff.post(path, answer)).status, 403);
});

test('a correction takes the place of a screening; withdrawn, it is found no more', async () => {
  const mistaken = await doing(db, officer, recordScreening, screeningOf(partnershipId, { organWomen: 1 }));
  const path = paths.correctScreening({ id: mistaken.id });
  assert.match((await staff.get(path)).text, /value="1"/);
  assert.equal((await staff.post(path, fields)).status, 422);
  assert.equal((await staff.post(path, { ...fields, reason: 'autre papier', neverWas: 'on' })).status, 303);
  assert.equal((await staff.get(path)).status, 404);
});

test('a partner sees no other’s screening, an auditor and a donor none, another institute nothing', async () => {
  const pages = [paths.screening({ id: foreign.id }), paths.screenings({ id: other.partnershipId })];
  for (const path of pages) assert.equal((await coordinator.get(path)).status, 404, path);
  const own = [paths.screening({ id }), paths.screenings({ id: partnershipId })];
  for (const path of own) assert.equal((await coordinator.get(path)).status, 200, path);
  const auditor = app.as(as('auditor', { scope: { outcomes: [partnershipId], years: [2026] } }));
  const donor = app.as(as('donor_officer', { institutes: [cast.institute.id] }));
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  for (const visitor of [auditor, donor, stranger])
    for (const path of [...own, paths.correctScreening({ id }), paths.newScreening({ id: partnershipId })])
      assert.equal((await visitor.get(path)).status, 404, path);
  assert.equal((await coordinator.get(paths.newScreening({ id: partnershipId }))).status, 403);
  assert.doesNotMatch((await auditor.get(paths.partner({ id: partnershipId }))).text, /screenings/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { paths, withQuery } from '../../paths.ts';
import { adoptRulebook } from './commands/adopt-rulebook.ts';
import { countryFacts } from './queries/country-facts.ts';
import { parameterRows } from './queries/parameter-rows.ts';

const db = await testDatabase();
const app = testApp(db);
const { institute, system, as } = await makeCast(db);

await doing(db, system, adoptRulebook, {
  parameters: [
    {
      ruleId: 'T1',
      name: 'share',
      value: '12.5',
      unit: '%',
      citation: 'art. 1',
      confidence: 'recalled',
      validFrom: '2022-01-01',
    },
  ],
  countryFacts: [
    {
      country: 'BJ',
      kind: 'partner_country',
      value: '2022-2026',
      source: 'programme file',
      confidence: 'read',
      validFrom: '2022-01-01',
    },
  ],
});
const officer = as('finance_officer', { language: 'fr' });
const staff = app.as(officer);
const auditor = app.as(
  as('auditor', { scope: { outcomes: ['019a0000-0000-7000-8000-000000000001'], years: [2026] } }),
);
const donor = app.as(as('donor_officer', { institutes: [] }));
const stranger = app.as((await makeCast(db)).as('finance_officer'));

const number = async () => (await db.read(officer, (tx) => parameterRows(tx, institute.id)))[0]!;

test('the agreement stands in the reader’s own language', async () => {
  const french = await staff.get(paths.agreement2007());
  assert.equal(french.status, 200);
  assert.match(french.text, /Convention du 6 juin 2007/);
  assert.match(french.text, /O3/);
  const dutch = await app.as(as('director', { language: 'nl' })).get(paths.agreement2007());
  assert.match(dutch.text, /Overeenkomst van 6 juni 2007/);
  assert.match(dutch.text, /nationale actieplannen/);
});

test('an institute without a rulebook is told so instead of shown nothing', async () => {
  const answer = await stranger.get(paths.agreement2007());
  assert.equal(answer.status, 200);
  assert.match(answer.text, /rulebook yet|cahier des règles/);
});

test('numbers are written the reader’s way, with their article and how sure they are', async () => {
  const { text } = await staff.get(paths.parameters());
  assert.match(text, /12,5 %/);
  assert.match(text, /art\. 1/);
  assert.match(text, /de mémoire/);
  const none = await staff.get(withQuery(paths.parameters(), { q: 'nothing like this' }));
  assert.match(none.text, /Aucun chiffre ne correspond/);
});

test('a number is corrected in the reader’s notation; the old one stays in its history', async () => {
  const { id } = await number();
  const fields = {
    value: '13,25',
    unit: '%',
    citation: 'art. 1 §2',
    confidence: 'recalled',
    validFrom: '01/01/2022',
    reason: 'mal lu',
  };
  const missing = await staff.post(paths.parameter({ id }), { ...fields, reason: '' });
  assert.equal(missing.status, 422);
  assert.match(missing.text, /value="13,25"/);
  const saved = await staff.post(paths.parameter({ id }), fields);
  assert.equal(saved.status, 303);
  const now = await number();
  assert.equal(now.value, '13.25');
  assert.equal(saved.location, paths.parameter({ id: now.id }));
  const shown = await staff.get(paths.parameter({ id: now.id }));
  assert.match(shown.text, /12,5 %/);
  assert.match(shown.text, /mal lu/);
  const old = await staff.get(paths.parameter({ id }));
  assert.match(old.text, /Cette ligne a été remplacée/);
});

test('where a value is one of a few words the form offers these, and takes no other', async () => {
  const cast = await makeCast(db);
  const reading = { ruleId: 'O3', name: 'partner-country', value: 'now', unit: 'now-or-ever' };
  const seed = { ...reading, citation: 'O3', confidence: 'guessed', validFrom: '2022-01-01' };
  await doing(db, cast.system, adoptRulebook, { parameters: [seed] });
  const reader = cast.as('finance_officer', { language: 'fr' });
  const home = app.as(reader);
  const [row] = await db.read(reader, (tx) => parameterRows(tx, cast.institute.id));
  const id = row!.id;
  const path = paths.parameter({ id });
  const form = await home.get(path);
  assert.match(form.text, /<option value="now" selected="">ce jour-là<\/option>/);
  assert.match(form.text, /type="hidden" name="unit" value="now-or-ever"/);
  const typed = { unit: 'now-or-ever', citation: 'O3', confidence: 'guessed', validFrom: '01/01/2022' };
  const refused = await home.post(path, { ...typed, value: 'sometimes', reason: 'x' });
  assert.equal(refused.status, 422);
  assert.equal((await home.post(path, { ...typed, value: 'ever', reason: 'lu' })).status, 303);
});

test('a document sent with a correction confirms the number; a file that lies about its kind is refused', async () => {
  const { id } = await number();
  const fields = { value: '13,25', unit: '%', citation: 'art. 1 §2', validFrom: '01/01/2022', reason: 'lu' };
  const proof = (text: string) => ({
    proof: { name: 'arrêté.pdf', type: 'application/pdf', bytes: new TextEncoder().encode(text) },
  });
  const lie = await staff.post(paths.parameter({ id }), fields, proof('<html>'));
  assert.equal(lie.status, 422);
  assert.match(lie.text, /href="#f-proof"/);
  assert.match(lie.text, /value="13,25"/);
  const saved = await staff.post(paths.parameter({ id }), fields, proof('%PDF-1.7\n%%EOF\n'));
  assert.equal(saved.status, 303);
  assert.equal((await number()).confidence, 'read');
  assert.match((await staff.get(saved.location ?? '')).text, /Voir le document/);
});

test('an auditor reads numbers and sees no form; it may not save one', async () => {
  const { id } = await number();
  const { status, text } = await auditor.get(paths.parameter({ id }));
  assert.equal(status, 200);
  assert.doesNotMatch(text, /name="reason"/);
  assert.equal((await auditor.post(paths.parameter({ id }), { value: '1' })).status, 422);
  const whole = { value: '1', citation: 'x', validFrom: '2022-01-01', reason: 'y' };
  assert.equal((await auditor.post(paths.parameter({ id }), whole)).status, 403);
  assert.equal((await auditor.get(paths.newCountryFact())).status, 403);
});

test('another institute’s numbers and facts, ids that are none, and the donor: nothing is found', async () => {
  const { id } = await number();
  const [fact] = await db.read(officer, (tx) => countryFacts(tx, institute.id));
  for (const path of [paths.parameter({ id }), paths.countryFact({ id: fact!.id })])
    assert.equal((await stranger.get(path)).status, 404);
  assert.equal((await staff.get(paths.parameter({ id: 'x' }))).status, 404);
  for (const path of [paths.agreement2007(), paths.parameters(), paths.countryFacts()])
    assert.equal((await donor.get(path)).status, 404);
});

test('a country fact is added and ended on its page, and both lists can be taken along', async () => {
  const fields = {
    country: 'TG',
    kind: 'partner_country',
    value: '2022-2026',
    validFrom: '01/01/2022',
    source: 'dossier',
    confidence: 'read',
  };
  const wrong = await staff.post(paths.newCountryFact(), { ...fields, value: 'toujours' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Écrivez cette valeur/);
  assert.equal((await staff.post(paths.newCountryFact(), fields)).status, 303);
  const facts = () => db.read(officer, (tx) => countryFacts(tx, institute.id, { country: 'TG' }));
  const [fact] = await facts();
  const ending = { ...fields, validUntil: '30/06/2024', reason: 'sortie' };
  assert.equal((await staff.post(paths.countryFact({ id: fact!.id }), ending)).status, 303);
  assert.equal((await facts())[0]?.validUntil, '2024-06-30');
  const later = await staff.get(withQuery(paths.countryFacts(), { on: '01/07/2024', country: 'TG' }));
  assert.match(later.text, /Aucun fait ne correspond/);
  const csv = await staff.get(withQuery(paths.countryFacts(), { format: 'csv' }));
  assert.match(csv.text, /Togo;pays partenaire;2022-2026;2022-01-01;2024-06-30/);
  const narrowed = { on: '01/01/2023', country: 'TG', format: 'csv' };
  const { headers } = await staff.get(withQuery(paths.countryFacts(), narrowed));
  assert.match(headers.get('content-disposition') ?? '', /2023-01-01%20Togo\.csv$/);
  const sheet = await staff.get(withQuery(paths.parameters(), { format: 'xlsx' }));
  assert.equal(sheet.bytes[0], 'P'.charCodeAt(0));
});

test('an address that was tampered with is told, and shows the list from its beginning', async () => {
  const nil = '-'.repeat(36);
  for (const path of [paths.countryFacts(), paths.parameters()])
    for (const after of [`a|b|c|${nil}`, `dac_listed|BJ|2022-02-31|${nil}`, nil, '|'])
      assert.equal((await staff.get(withQuery(path, { after, sort: 'x' }))).status, 422, after);
  const { status, text } = await staff.get(withQuery(paths.countryFacts(), { on: 'y' }));
  assert.equal(status, 422);
  assert.match(text, /y\s» n’est pas un jour/);
});

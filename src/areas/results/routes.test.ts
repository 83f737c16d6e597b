import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { makeProgramme } from '../../../test/support/programme.ts';
import { newId } from '../../kernel/id.ts';
import { digestOf } from '../../kernel/localized.ts';
import { paths, withQuery } from '../../paths.ts';
import { defineIndicator } from './commands/define-indicator.ts';
import { recordMeasurement } from './commands/record-measurement.ts';
import { setTarget } from './commands/set-target.ts';
import { measurementHistory } from './queries/measurements.ts';
import { standingTargets } from './queries/standing-targets.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const officer = app.as(cast.as('programme_officer'));
const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
const donor = app.as(cast.as('donor_officer'));
const stranger = app.as((await makeCast(db)).as('programme_officer'));

const made = async (more = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      outcomeId,
      code: newId().slice(-8),
      title: { fr: { text: 'Conventions signées', source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    })
  ).id;

const filledIndicator = {
  code: 'F1',
  'title.fr': 'Délégués élus',
  measure: 'number',
  ascending: 'up',
  overTime: 'last',
  overPartners: 'sum',
  baseline: '1.200,5',
  'baseline.year': '2026',
};
const filledMeasurement = {
  from: '01/01/2027',
  until: '31/12/2027',
  value: '12,5',
  provenance: 'Registre',
};

test('an officer defines an indicator; its figures stand in the outcome’s list and link to their entries', async () => {
  const saved = await officer.post(paths.newIndicator({ id: outcomeId }), filledIndicator);
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const list = await officer.get(paths.indicators({ id: outcomeId }));
  assert.match(list.text, /F1 Délégués élus/);
  assert.match(list.text, new RegExp(`${saved.location?.split('?')[0]}#definition`));
  assert.match(list.text, /1\.200,5 \(2026\)|1\s200,5 \(2026\)/);
});

test('a form with mistakes keeps what was typed and says what is wrong beside each field', async () => {
  const page = await officer.post(paths.newIndicator({ id: outcomeId }), {
    ...filledIndicator,
    code: '',
    'title.fr': '',
    'unit.fr': 'délégués',
    baseline: 'douze',
  });
  assert.equal(page.status, 422);
  assert.match(page.text, /value="délégués"/);
  assert.match(page.text, /«\sdouze\s» n’est pas un nombre/);
});

test('a measurement is recorded once, even where its form is sent twice', async () => {
  const id = await made();
  const form = { ...filledMeasurement, command_id: newId() };
  const first = await partner.post(paths.newMeasurement({ id }), form);
  const second = await partner.post(paths.newMeasurement({ id }), form);
  assert.deepEqual([first.status, second.status], [303, 303]);
  const page = await officer.get(paths.indicator({ id }));
  assert.equal(page.text.match(/Registre/g)?.length, 1);
  assert.match(page.text, /12,5/);
});

test('who may not see an indicator is told that it does not exist; who may not change it, that they may not', async () => {
  const id = await made();
  assert.equal((await stranger.get(paths.indicator({ id }))).status, 404);
  assert.equal((await donor.get(paths.indicator({ id }))).status, 404);
  assert.equal((await officer.get(paths.indicator({ id: newId() }))).status, 404);
  assert.equal((await officer.get('/indicators/nonsense')).status, 404);
  assert.equal((await partner.get(paths.redefineIndicator({ id }))).status, 403);
  assert.equal((await partner.get(paths.newTarget({ id }))).status, 403);
  assert.equal((await partner.get(paths.newIndicator({ id: outcomeId }))).status, 403);
  assert.equal((await partner.get(paths.indicator({ id }))).status, 200);
});

test('a correction asks why, and the old figure stays on the page', async () => {
  const id = await made();
  await partner.post(paths.newMeasurement({ id }), filledMeasurement);
  const page = await partner.get(paths.indicator({ id }));
  const [, address = ''] = /href="(\/measurements\/[^"]+\/correction)"/.exec(page.text) ?? [];
  const form = await partner.get(address);
  const [, version = ''] = /name="version" value="(\d+)"/.exec(form.text) ?? [];
  assert.match(form.text, /value="01\/01\/2027"/);
  const unexplained = await partner.post(address, { ...filledMeasurement, value: '13', version });
  assert.equal(unexplained.status, 422);
  const corrected = { ...filledMeasurement, value: '13', version, reason: 'Erreur de frappe' };
  assert.equal((await partner.post(address, corrected)).status, 303);
  const late = await officer.post(address, { ...corrected, value: '14' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Deux versions/);
  const after = await officer.get(paths.indicator({ id }));
  assert.match(after.text, /<del>12,5<\/del>/);
  assert.match(after.text, /Erreur de frappe/);
  const other = app.as(cast.as('partner_coordinator', { partnerships: [otherPartnershipId] }));
  assert.equal((await other.get(address)).status, 404);
});

test('a sheet records what was filled and nothing else', async () => {
  const [a, b] = [
    await made(),
    await made({ measure: 'qualitative', overPartners: 'none', overTime: 'last' }),
  ];
  const sheet = withQuery(paths.measurementSheet(), { outcome: outcomeId });
  const empty = await partner.post(sheet, { from: '01/01/2028', until: '31/12/2028', provenance: 'Rapport' });
  assert.equal(empty.status, 422);
  const wrong = await partner.post(sheet, {
    from: '01/01/2028',
    until: '31/12/2028',
    [`value.${a}`]: '7',
    [`text.${b}.fr`]: 'Le dialogue a repris',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Le dialogue a repris/);
  const saved = await partner.post(sheet, {
    from: '01/01/2028',
    until: '31/12/2028',
    provenance: 'Rapport annuel',
    [`value.${a}`]: '7',
    [`text.${b}.fr`]: 'Le dialogue a repris',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.match((await officer.get(paths.indicator({ id: a }))).text, /Rapport annuel/);
  assert.match((await officer.get(paths.indicator({ id: b }))).text, /Le dialogue a repris/);
});

test('a sheet asks for the parts of a share, and for nothing that is worked out', async () => {
  const code = newId().slice(-8);
  const members = await made({ code: `M${code}` });
  const share = await made({ measure: 'percentage', overTime: 'last', overPartners: 'ratio' });
  const worked = await made({ formula: `[M${code}]`, overPartners: 'none' });
  const sheet = withQuery(paths.measurementSheet(), { outcome: outcomeId });
  const { text } = await partner.get(sheet);
  assert.match(text, new RegExp(`name="value.${members}"`));
  assert.doesNotMatch(text, new RegExp(worked));
  assert.match(text, new RegExp(`name="numerator.${share}"`));
  assert.doesNotMatch(text, new RegExp(`name="value.${share}"`));
  const filled = { ...filledMeasurement, [`numerator.${share}`]: '5', [`denominator.${share}`]: '4' };
  const beyond = await partner.post(sheet, filled);
  assert.equal(beyond.status, 422);
  assert.match(beyond.text, new RegExp(`href="#f-numerator-${share}"`));
  const saved = await partner.post(sheet, { ...filled, [`denominator.${share}`]: '8' });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.match((await officer.get(paths.indicator({ id: share }))).text, /62,5/);
});

test('the list of measurements is filtered by the address and taken along as CSV', async () => {
  const id = await made();
  await partner.post(paths.newMeasurement({ id }), { ...filledMeasurement, provenance: '=Registre' });
  const list = await officer.get(withQuery(paths.measurements(), { indicator: id, year: '2027' }));
  assert.match(list.text, /=Registre/);
  const none = await officer.get(
    withQuery(paths.measurements(), { indicator: id, year: '2028', after: `2027-12-31|${id}` }),
  );
  assert.doesNotMatch(none.text, /=Registre/);
  const file = await officer.get(withQuery(paths.measurements(), { indicator: id, format: 'csv' }));
  assert.match(file.headers.get('content-type') ?? '', /text\/csv/);
  assert.match(file.text, /'=Registre/);
  assert.equal((await donor.get(paths.measurements())).status, 404);
});

test('a target and a new definition are set from their forms', async () => {
  const id = await made();
  const target = { from: '01/01/2027', until: '31/12/2027', value: '40' };
  assert.equal((await officer.post(paths.newTarget({ id }), target)).status, 303);
  assert.equal((await officer.post(paths.newTarget({ id }), { ...target, value: '41' })).status, 422);
  const form = await officer.get(paths.redefineIndicator({ id }));
  const [, version = ''] = /name="version" value="(\d+)"/.exec(form.text) ?? [];
  assert.match(form.text, /value="Conventions signées"/);
  const definition = {
    'title.fr': 'Conventions',
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    version,
  };
  const silent = await officer.post(paths.redefineIndicator({ id }), definition);
  assert.equal(silent.status, 422);
  assert.match(silent.text, /href="#f-reason"[^>]*>[^<]*ne s’additionnent plus/);
  const explained = { ...definition, reason: 'On compte autre chose' };
  assert.equal((await officer.post(paths.redefineIndicator({ id }), explained)).status, 303);
  const page = await officer.get(paths.indicator({ id }));
  assert.match(page.text, /Versions de la définition/);
  assert.match(page.text, /40/);
});

/** What the fields of a form hold, as a browser would send them. */
const fieldsIn = (text: string): Record<string, string> =>
  Object.fromEntries([
    ...[...text.matchAll(/<input[^>]*\bname="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/type="checkbox"/.test(tag))
      .map(([tag, name]) => [name!, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '']),
    ...[...text.matchAll(/<textarea[^>]*\bname="([^"]+)"[^>]*>\s*([^<]*)<\/textarea>/g)].map(
      ([, name, value]) => [name!, value!],
    ),
  ]);

const twoLanguages = {
  fr: { text: 'Selon le registre', source: true as const },
  nl: { text: 'Volgens het register', of: digestOf('Selon le registre') },
};

test('a figure that is corrected keeps its words in every language, also where it is counted', async () => {
  const indicatorId = await made();
  const said = { from: '2027-01-01', until: '2027-12-31', value: '12', provenance: 'Registre' };
  const { id } = await doing(db, cast.as('programme_officer'), recordMeasurement, {
    indicatorId,
    partnershipId,
    ...said,
    text: twoLanguages,
    comment: twoLanguages,
  });
  const address = paths.correctMeasurement({ id });
  const form = fieldsIn((await partner.get(address)).text);
  const saved = await partner.post(address, { ...form, value: '13', reason: 'Erreur' });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const [now] = await db.read(cast.as('programme_officer'), (tx) =>
    measurementHistory(tx, cast.institute.id, id),
  );
  assert.deepEqual([now?.value, now?.text, now?.comment], ['13', twoLanguages, twoLanguages]);
});

test('a target that came meanwhile is not replaced unseen; told of it, one replaces it with a reason', async () => {
  const id = await made();
  const target = { from: '01/01/2027', until: '31/12/2027', value: '40' };
  assert.equal((await officer.post(paths.newTarget({ id }), target)).status, 303);
  const stands = () =>
    db.read(cast.as('programme_officer'), (tx) => standingTargets(tx, cast.institute.id, id));
  const [first] = await stands();
  const seen = withQuery(paths.newTarget({ id }), { target: first!.id });
  const two = [fieldsIn((await officer.get(seen)).text), fieldsIn((await officer.get(seen)).text)];
  const one = await officer.post(seen, { ...two[0], value: '41', reason: 'One' });
  assert.equal(one.status, 303, one.text.slice(0, 3000));
  const blind = [
    await officer.post(seen, { ...two[1], value: '42', reason: 'Two' }),
    await officer.post(paths.newTarget({ id }), { ...target, value: '43', reason: 'Three' }),
  ];
  for (const [at, refused] of blind.entries()) {
    assert.equal(refused.status, 422);
    assert.match(refused.text, at === 0 ? /entre-temps/ : /a déjà une valeur cible/);
    assert.match(refused.text, /<del|41/);
  }
  const again = fieldsIn(blind[1]!.text);
  const told = await officer.post(paths.newTarget({ id }), { ...again, value: '43', reason: 'Three' });
  assert.equal(told.status, 303, told.text.slice(0, 3000));
  assert.deepEqual(
    (await stands()).map(({ value }) => value),
    ['43'],
  );
});

test('a target that is corrected keeps its words in every language, by its form and in the grid', async () => {
  const id = await made();
  const target = { from: '2027-01-01', until: '2027-12-31', value: '40', comment: twoLanguages };
  await doing(db, cast.system, setTarget, { indicatorId: id, ...target });
  const stands = async () => {
    const [found] = await db.read(cast.as('programme_officer'), (tx) =>
      standingTargets(tx, cast.institute.id, id),
    );
    return found!;
  };
  const address = withQuery(paths.newTarget({ id }), { target: (await stands()).id });
  const form = fieldsIn((await officer.get(address)).text);
  const saved = await officer.post(address, { ...form, value: '41', reason: 'Plus' });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.deepEqual([(await stands()).value, (await stands()).comment], ['41', twoLanguages]);
  const grid = fieldsIn((await officer.get(paths.targets({ id }))).text);
  const typed = { ...grid, 'targets.whole.2027-01-01/2027-12-31.value': '42', reason: 'Encore' };
  assert.equal((await officer.post(paths.targets({ id }), typed)).status, 303);
  assert.deepEqual([(await stands()).value, (await stands()).comment], ['42', twoLanguages]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { measurementsOfIndicator } from '../queries/measurements.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const officer = testApp(db).as(office.officer);
const common = { from: `01/01/${reportYear}`, until: `30/06/${reportYear}`, provenance: 'Registre' };
const long = '1234567890123456';
const number = await office.indicator();
const share = await office.indicator({ measure: 'percentage', overTime: 'last', overPartners: 'ratio' });
const people = await office.indicator({ unit: { fr: { text: 'personnes', source: true } } });
const things = await office.indicator({ unit: { fr: { text: 'conventions', source: true } } });
const told = await office.indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
const { submitting } = await office.open([number, share, told, people, things]);
const measured = (id: string) =>
  db.read(office.officer, (tx) => measurementsOfIndicator(tx, office.institute, id, true));

const cases: [what: string, id: string, typed: Record<string, string>, field: string, said: RegExp][] = [
  ['a negative part', share, { numerator: '-1', denominator: '10' }, 'numerator', /n’est pas négatif/],
  ['a number of sixteen digits', number, { value: long }, 'value', /Quinze chiffres/],
  [
    'a part of sixteen digits',
    share,
    { numerator: '1', denominator: long },
    'denominator',
    /Quinze chiffres/,
  ],
  ['a number of people below zero', people, { value: '-3' }, 'value', /jamais sous zéro/],
  ['a fraction of a person', people, { value: '12.5' }, 'value', /nombres entiers/],
  ['a number of things below zero', things, { value: '-3' }, 'value', /jamais sous zéro/],
  ['a number for what is told', told, { value: '5' }, 'value', /se raconte/],
];

for (const [what, id, typed, field, said] of cases)
  test(`${what} is refused beside its field: in the form of one, the sheet of an outcome, a partner’s and the command`, async () => {
    const single = await officer.post(paths.newMeasurement({ id }), { ...common, ...typed });
    assert.equal(single.status, 422);
    assert.match(single.text, new RegExp(`href="#f-${field}"[^<]*`));
    assert.match(single.text, said);
    assert.match(
      single.text,
      new RegExp(`name="${field}"[^>]*aria-invalid`),
      'the field is there to be emptied',
    );
    const each = Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${name}.${id}`, value]));
    const sheet = withQuery(paths.measurementSheet(), { outcome: office.programme.outcomes[0] });
    if (id !== told) {
      const all = await officer.post(sheet, { ...common, ...each });
      assert.equal(all.status, 422);
      assert.match(all.text, new RegExp(`href="#f-${field}-${id}"`));
      assert.match(all.text, said);
    }
    const handedIn = await submitting([{ indicatorId: id, ...typed }]);
    assert.ok(!handedIn.done && handedIn.fields?.[`figures.0.${field}`], JSON.stringify(handedIn));
    const one = {
      indicatorId: id,
      partnershipId: office.partnershipId,
      ...firstHalf,
      provenance: 'Register',
      ...typed,
    };
    const commanded = await perform(db, office.partner, recordMeasurement, newId(), one);
    assert.deepEqual(!commanded.done && Object.keys(commanded.fields ?? {}), [field]);
    assert.deepEqual(await measured(id), []);
  });

test('no form of what is told in sentences asks for a number, and no correction takes one', async () => {
  assert.doesNotMatch((await officer.get(paths.newMeasurement({ id: told }))).text, /name="value"/);
  const text = { fr: { text: 'Projet de loi', source: true } };
  const { id } = await doing(db, office.partner, recordMeasurement, {
    ...{ indicatorId: told, partnershipId: office.partnershipId, ...firstHalf, provenance: 'Register', text },
  });
  const [row] = await measured(told);
  const again = { id, version: row!.entryNo, reason: 'Told', ...firstHalf, provenance: 'Register', text };
  const kept = await perform(db, office.partner, correctMeasurement, newId(), { ...again, value: '5' });
  assert.deepEqual(!kept.done && Object.keys(kept.fields ?? {}), ['value']);
  assert.ok((await perform(db, office.partner, correctMeasurement, newId(), again)).done);
});

test('what is told in sentences is aimed at in sentences: no form, grid or command of a target or a baseline takes a number', async () => {
  const target = { indicatorId: told, ...firstHalf, value: '16' };
  const text = { fr: { text: 'La loi est votée', source: true } };
  const baseline = { indicatorId: told, year: reportYear - 1, value: '3' };
  for (const [path, command, input] of [
    [paths.newTarget({ id: told }), setTarget, target],
    [paths.setBaseline({ id: told }), setBaseline, baseline],
  ] as const) {
    assert.doesNotMatch((await officer.get(path)).text, /name="value"/);
    const typed = { ...common, year: String(reportYear - 1), value: '16' };
    const refused = await officer.post(path, typed);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-value"[^>]*>[^<]*se raconte/);
    assert.match(refused.text, /name="value"[^>]*aria-invalid/, 'the field is there to be emptied');
    const commanded = await perform(db, office.officer, command as typeof setTarget, newId(), input as never);
    assert.deepEqual(!commanded.done && Object.keys(commanded.fields ?? {}), ['value']);
    const { value: _, ...said } = input;
    const inWords = { ...said, text };
    assert.ok(
      (await perform(db, office.officer, command as typeof setTarget, newId(), inWords as never)).done,
    );
  }
});

test('neither a target nor a baseline has more digits than can be held; a negative number or decimals stay', async () => {
  const target = { indicatorId: number, ...firstHalf, value: long };
  const aimed = await perform(db, office.officer, setTarget, newId(), target);
  assert.deepEqual(!aimed.done && aimed.fields, { value: [{ key: 'problem.too-many-digits' }] });
  assert.ok((await perform(db, office.officer, setTarget, newId(), { ...target, value: '-12.5' })).done);
  const baseline = { indicatorId: number, year: reportYear - 1, value: `0.${long}` };
  const stood = await perform(db, office.officer, setBaseline, newId(), baseline);
  assert.deepEqual(!stood.done && stood.fields, { value: [{ key: 'problem.too-many-digits' }] });
});

test('a part below zero is told as such, and makes no sum', async () => {
  const figures = [
    { indicatorId: people, value: '100' },
    { indicatorId: people, value: '103', breakdown: { sex: 'female' } },
    { indicatorId: people, value: '-3', breakdown: { sex: 'male' } },
  ];
  const handedIn = await submitting(figures);
  assert.ok(!handedIn.done);
  assert.deepEqual(
    [1, 2].map((at) => handedIn.fields?.[`figures.${at}.value`]?.map(({ key }) => key)),
    [['results.check-sum-broken'], ['results.count-not-negative']],
  );
});

test('neither a target nor a baseline is what no count comes to', async () => {
  const breakdown = { sex: 'male' };
  const target = { indicatorId: people, ...firstHalf, breakdown, value: '-5' };
  const aimed = await perform(db, office.officer, setTarget, newId(), target);
  assert.deepEqual(!aimed.done && aimed.fields, { value: [{ key: 'results.count-not-negative' }] });
  const baseline = { indicatorId: people, year: reportYear - 1, value: '2.5' };
  const stood = await perform(db, office.officer, setBaseline, newId(), baseline);
  assert.deepEqual(!stood.done && stood.fields, { value: [{ key: 'results.people-are-whole' }] });
});

test('parts of a percentage out of more people than its whole are refused in the sheet and as a single figure', async () => {
  const whole = { indicatorId: share, numerator: '12', denominator: '30' };
  const part = { indicatorId: share, numerator: '10', denominator: '40', breakdown: { age: 'under_35' } };
  const handedIn = await submitting([whole, part]);
  assert.deepEqual(!handedIn.done && handedIn.fields?.['figures.1.denominator']?.map(({ key }) => key), [
    'results.check-sum-broken',
  ]);
  const single = { partnershipId: office.partnershipId, ...firstHalf, provenance: 'Register' };
  const { id } = await doing(db, office.partner, recordMeasurement, { ...single, ...whole });
  const beside = await perform(db, office.partner, recordMeasurement, newId(), { ...single, ...part });
  assert.deepEqual(!beside.done && Object.keys(beside.fields ?? {}), ['denominator']);
  await doing(db, office.partner, recordMeasurement, { ...single, ...part, denominator: '20' });
  const [row] = (await measured(share)).filter((each) => each.id === id);
  const less = { id, version: row!.entryNo, reason: 'Recount', ...single, numerator: '9', denominator: '30' };
  const corrected = await perform(db, office.partner, correctMeasurement, newId(), less);
  assert.deepEqual(!corrected.done && Object.keys(corrected.fields ?? {}), ['numerator']);
});

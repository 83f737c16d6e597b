import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { resultQuestions } from './result-questions.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { officer, partner, partnershipId, programme } = office;
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const scale = ['Aucune loi', 'Projet', 'Loi'].map((fr, at) => ({ value: String(at + 1), label: said(fr) }));
const way = { overTime: 'last', overPartners: 'none' };
const law = await office.indicator({ code: 'N1', measure: 'nominal', ...way, scale });
const told = await office.indicator({ code: 'T1', measure: 'qualitative', ...way });
const steps = await office.indicator({ code: 'S1', measure: 'ordinal', ...way, scale });
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
for (const [indicatorId, began, reached, aimed] of [
  [law, { value: '1' }, { value: '2' }, { value: '3' }],
  [told, { text: said('Rien') }, { text: said('Un projet') }, { text: said('Une loi') }],
  [steps, { value: '1' }, { value: '2' }, { value: '3' }],
] as const) {
  await doing(db, officer, setBaseline, { indicatorId, year: reportYear - 1, ...began });
  await doing(db, officer, setTarget, { indicatorId, ...year, ...aimed });
  const place = { indicatorId, partnershipId, ...firstHalf, provenance: 'Register' };
  await doing(db, partner, recordMeasurement, { ...place, ...reached });
}

const asked = (name: string, more = {}) =>
  db.read(officer, async (tx) => {
    const question = resultQuestions.find((each) => each.name === name)!;
    const { rows } = await question.ask(tx, office.institute, {
      ...{ programmeId: programme.id, by: ['indicator'] },
      ...more,
    });
    return new Map(rows.map(({ at, figures }) => [at.indicator, figures]));
  });
const category = (at: number) => ({ code: String(at), word: said(scale[at - 1]!.label.fr.text) });

test('the shell gives a category with its number and its word, and sentences where there is no number', async () => {
  const rows = await asked('indicators');
  const of = (code: string) => {
    const { baseline, target, actual } = rows.get(code)!;
    return [baseline, target, actual];
  };
  assert.deepEqual(of('N1'), [category(1), category(3), category(2)]);
  assert.deepEqual(of('T1'), [
    { text: said('Rien') },
    { text: said('Une loi') },
    { text: said('Un projet') },
  ]);
  assert.deepEqual(of('S1'), ['1', '3', '2'], 'a step is a number');
  const { actual, target } = (await asked('measured')).get('N1')!;
  assert.deepEqual([actual, target], [category(2), category(3)]);
});

test('beside the figures of a partner there is no target in words, nor one of before it was set', async () => {
  const narrowed = { partnershipId };
  assert.equal((await asked('indicators', { narrowed })).get('T1')?.target, null);
  assert.equal((await asked('indicators', { asOf: 1 })).get('T1'), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import type { PlannedIndicatorInput } from '../rules/results-input.ts';
import { defineResults } from './define-results.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('programme_officer');
const text = (words: string) => ({ nl: { text: words, source: true as const } });
const title = text('Sterkere vakbonden');
const indicator = { code: '1.1', title, measure: 'number', overTime: 'last', overPartners: 'sum' };

test('baselines and targets of a file are judged as those of a form, each told by its line', async () => {
  const { outcomes } = await makeProgramme(db, cast);
  const year = { from: '2027-01-01', until: '2027-12-31' };
  const line = 'results.0.indicators.0';
  const fields = async (change: Partial<PlannedIndicatorInput>) => {
    const results = [{ key: '1', type: '2', title, indicators: [{ ...indicator, ...change }] }];
    const input = { outcomeId: outcomes[0], results };
    const performed = await perform(db, officer, defineResults, newId(), input);
    return performed.done
      ? []
      : Object.entries(performed.fields ?? {}).map(([at, [first]]) => [at, first?.key]);
  };
  const parts = [
    { ...year, value: '10', breakdown: {} },
    { ...year, value: '11', breakdown: { sex: 'female' } },
  ];
  assert.deepEqual(await fields({ targets: parts }), [
    [`${line}.targets.1.value`, 'results.check-sum-broken'],
  ]);
  const crossed = [{ ...year, value: '1', breakdown: { sex: 'female', age: 'under_35' } }];
  const together = [[`${line}.targets.0.breakdown`, 'results.not-counted-together']];
  assert.deepEqual(await fields({ targets: crossed }), together);
  const late = [{ year: 2099, value: '1' }];
  assert.deepEqual(await fields({ baselines: late }), [
    [`${line}.baselines.0.year`, 'results.baseline-after-programme'],
  ]);
  const long = [{ ...year, value: '1234567890123456', breakdown: {} }];
  assert.deepEqual(await fields({ targets: long }), [[`${line}.targets.0.value`, 'problem.too-many-digits']]);
  const steps = { measure: 'ordinal', overTime: 'last', overPartners: 'none' } as const;
  const scale = ['1', '2'].map((value) => ({ value, label: text(value) }));
  const off = {
    ...steps,
    scale,
    baselines: [{ year: 2026, value: '3' }],
    targets: [{ ...year, value: '5', breakdown: {} }],
  };
  assert.deepEqual(await fields(off), [
    [`${line}.baselines.0.value`, 'results.no-step-of-the-scale'],
    [`${line}.targets.0.value`, 'results.no-step-of-the-scale'],
  ]);
  const foreign = [parts[0]!, { ...parts[1]!, breakdown: { their_axis: 'young' } }];
  assert.deepEqual(
    await fields({ targets: foreign }),
    [],
    'who is counted twice by an axis of others nobody here knows',
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuredValue } from './measured-value.ts';
import { judgedParts } from './unclear-parts.ts';

const share = { measure: 'percentage', overPartners: 'ratio', formula: null, scale: [] } as const;

test('of a share one part of which cannot be read is told only what is wrong whatever that part comes to', () => {
  const cases: [Parameters<typeof judgedParts>[0], string[]][] = [
    [{ numerator: '9', unclear: ['denominator'] }, []],
    [{ numerator: '0', unclear: ['denominator'] }, []],
    [{ numerator: '-1', unclear: ['denominator'] }, ['numerator results.numerator-negative']],
    [{ denominator: '8', unclear: ['numerator'] }, []],
    [{ denominator: '0', unclear: ['numerator'] }, ['denominator results.denominator-not-positive']],
    [{ unclear: ['numerator'] }, ['denominator problem.missing']],
    [{ unclear: ['denominator'] }, ['numerator problem.missing']],
    [{ unclear: ['numerator', 'denominator'] }, []],
    [{ numerator: '9', denominator: '8', unclear: ['value'] }, ['numerator results.above-denominator']],
    [{ value: '3', denominator: '8', unclear: ['numerator'] }, []],
    [{ unclear: ['value'] }, []],
  ];
  for (const [given, wanted] of cases) {
    const found = measuredValue({ ...share, scale: [] }, judgedParts(given));
    const errors = 'errors' in found ? found.errors : {};
    assert.deepEqual(
      Object.entries(errors).map(([field, [why]]) => `${field} ${why?.key}`),
      wanted,
      JSON.stringify(given),
    );
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { projectRoot } from '../src/root.ts';
import { violationsUnder } from './arrows/violations.ts';

test('the house stands as drawn: arrows, areas, tables, names, sizes, pins', () => {
  assert.deepEqual(violationsUnder(projectRoot), []);
});

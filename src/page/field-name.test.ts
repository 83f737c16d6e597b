import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../command-list.ts';
import { wordsIn } from '../text/words.ts';
import { fieldName } from './field-name.ts';

/** What no person reads: ids that a command makes or hands on, digests, and what its frame needs. */
const plumbing = [
  'kept',
  'linkHash',
  'newId',
  'no',
  'plan',
  'rowId',
  'systemMembershipId',
  'veil',
  'version',
];

type Schema = { _zod?: { def: Definition } };
type Definition = {
  type: string;
  shape?: Record<string, Schema>;
  left?: Schema;
  right?: Schema;
  options?: readonly Schema[];
  element?: Schema;
  innerType?: Schema;
};

/** Every name in what a schema takes, rows of a list among them. */
const namesIn = (schema: Schema | undefined): string[] => {
  const def = schema?._zod?.def;
  if (!def) return [];
  const { shape = {}, left, right, options = [], element, innerType } = def;
  return [
    ...Object.keys(shape),
    ...[...Object.values(shape), left, right, ...options, element, innerType].flatMap(namesIn),
  ];
};

test('every field that a command takes has a name, for its history and for what is wrong with it where no form shows it', () => {
  const words = wordsIn('fr');
  const names = new Set([...commands.values()].flatMap(({ input }) => namesIn(input as unknown as Schema)));
  assert.ok(names.size > 300, `${names.size} names`);
  const unnamed = [...names].filter((name) => fieldName(words, name) === undefined);
  assert.deepEqual(unnamed.sort(), plumbing);
});

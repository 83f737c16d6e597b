import type { Words } from '../../../text/words.ts';

const areas = [
  'activities',
  'partners',
  'programmes',
  'results',
  'finance',
  'control',
  'reviews',
  'records',
  'rulebook',
  'rights',
  'overview',
];

/** Fields whose codes the catalogue keeps under a shorter name. */
const shorter: Readonly<Record<string, string>> = {
  ageBand: 'age',
  decision: 'state',
  voucherState: 'voucher-state',
  voucherClass: 'class',
  topics: 'topic',
  clauses: 'topic',
  criterion: 'evaluation-criteria',
  criteria: 'evaluation-criteria',
  leftOutAxes: 'cell',
};

/** The words for a code that a record keeps (`course`, `under_35`, `BJ`); undefined where it is no code we know. */
export const codeWords = (field: string, value: unknown, words: Words): string | undefined => {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_]{1,40}$/.test(value)) return undefined;
  if (field === 'country' && /^[A-Z]{2}$/.test(value)) return words.country(value);
  if (field === 'role') return known(words, [`role.${value}`]);
  const names = [...new Set([field, kebab(field), shorter[field] ?? field])];
  return known(
    words,
    areas.flatMap((area) => names.map((name) => `${area}.${name}-${value}`)),
  );
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const known = (words: Words, keys: readonly string[]): string | undefined => {
  const key = keys.find((candidate) => words.say(candidate) !== candidate);
  return key && words.say(key);
};

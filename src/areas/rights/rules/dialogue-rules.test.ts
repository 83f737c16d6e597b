import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { localTripartiteRule } from './dialogue-rules.ts';
import {
  dialogueClass,
  dialogueClasses,
  dialogueLevels,
  dialogueType,
  tableKey,
  tablesOfClass,
} from './dialogue-type.ts';
import { kindsPresent, type PartyKind, partyKinds } from './party.ts';

const at = (kinds: readonly PartyKind[]) => kinds.map((kind) => ({ kind, name: `Some ${kind}` }));
const on = { day: '2026-01-01' as CalendarDay, exceptions: [] };

for (const [kinds, type] of [
  [['public_authority', 'employers', 'union'], 'tripartite'],
  [['union', 'union', 'employers', 'public_authority'], 'tripartite'],
  [['public_authority', 'employers', 'union', 'other'], 'tripartite_plus'],
  [['employers', 'union'], 'bipartite'],
  [['public_authority', 'union'], 'bipartite'],
  [['employers', 'union', 'other'], 'bipartite'],
  [['union', 'other'], 'one_sided'],
  [['union'], 'one_sided'],
  [[], 'one_sided'],
] as const)
  test(`with ${kinds.join(', ') || 'nobody'} at the table a dialogue is ${type}`, () => {
    assert.equal(dialogueType(kindsPresent(at(kinds), false)), type);
  });

const three = ['public_authority', 'employers', 'union'] as const;

for (const [sentence, kinds, withPartner, level, verdict] of [
  ['all three kinds at local level count as local tripartite', three, false, 'local', 'ok'],
  ['all three kinds at territorial level count as local tripartite', three, false, 'territorial', 'ok'],
  ['all three kinds in an enterprise count as local tripartite', three, false, 'enterprise', 'ok'],
  ['our own partner is the union at the table', ['public_authority', 'employers'], true, 'local', 'ok'],
  ['others at the table take nothing away', [...three, 'other'], false, 'local', 'ok'],
  ['all three kinds at national level do not count as local', three, false, 'national', 'informs'],
  ['all three kinds of a sector do not count as local', three, false, 'sectoral', 'informs'],
  ['all three kinds across borders do not count as local', three, false, 'cross_border', 'informs'],
  ['without the public authority it is not tripartite', ['employers'], true, 'local', 'informs'],
  ['without managers it is not tripartite', ['public_authority'], true, 'enterprise', 'informs'],
  ['without a union it is not tripartite', ['public_authority', 'employers'], false, 'local', 'informs'],
] as const)
  test(sentence, () => {
    const facts = { parties: at(kinds), withPartner, level };
    assert.equal(applyRule(localTripartiteRule, facts, new Map(), on).verdict, verdict);
  });

test('every table is counted under one class, and each class is asked for by its own tables', () => {
  const all = dialogueClasses.flatMap((wanted) => tablesOfClass(wanted));
  assert.equal(all.length, 16 * dialogueLevels.length);
  assert.equal(new Set(all).size, all.length);
  for (const wanted of dialogueClasses)
    for (let bits = 0; bits < 16; bits += 1)
      for (const level of dialogueLevels) {
        const kinds = partyKinds.filter((_, place) => bits & (1 << place));
        const isCounted = tablesOfClass(wanted).includes(tableKey(kinds, level));
        assert.equal(isCounted, dialogueClass(new Set(kinds), level) === wanted);
      }
});

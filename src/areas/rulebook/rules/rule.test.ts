import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import {
  applyRule,
  blockersAt,
  type Confidence,
  defineRule,
  type ParameterValues,
  type Severity,
  type Verdict,
} from './rule.ts';

const ruleOf = (severity: Severity) =>
  defineRule<number>({
    id: 'T1',
    severity,
    moments: ['charging', 'filing'],
    citation: 'an article',
    origin: 'law',
    parameters: [
      { name: 'most', value: '80', unit: '%', citation: 'c', confidence: 'read', validFrom: '2022-01-01' },
    ],
    judge: (share, parameters) => {
      const most = Number(parameters.get('most')?.value);
      return { kept: share <= most, sentence: { key: 'x', args: { most } }, inputs: { share, most } };
    },
  });

const most = (confidence: Confidence, value: string | null = '80'): ParameterValues =>
  new Map([['most', { name: 'most', value, unit: '%', citation: 'c', confidence }]]);

const day = '2026-11-24' as CalendarDay;
const exceptionFor = (ruleId: string, from: string, until: string) => ({
  ruleId,
  from: from as CalendarDay,
  until: until as CalendarDay,
});
const verdictOf = (share: number, severity: Severity, values: ParameterValues, exceptions = [] as never[]) =>
  applyRule(ruleOf(severity), share, values, { day, exceptions }).verdict;

const cases: readonly [string, number, Severity, Confidence, Verdict][] = [
  ['a kept rule', 80, 'blocks', 'read', 'ok'],
  ['a broken one whose number was read', 81, 'blocks', 'read', 'blocks'],
  ['a broken one whose number was recalled', 81, 'blocks', 'recalled', 'warns'],
  ['a broken one whose number was guessed', 81, 'blocks', 'guessed', 'warns'],
  ['a warning whose number was guessed', 81, 'warns', 'guessed', 'warns'],
  ['a remark whose number was guessed', 81, 'informs', 'guessed', 'informs'],
  ['a kept rule whose number was guessed', 80, 'blocks', 'guessed', 'ok'],
];

for (const [name, share, severity, confidence, verdict] of cases)
  test(`rule: ${name}: ${verdict}`, () =>
    assert.equal(verdictOf(share, severity, most(confidence)), verdict));

test('rule: without its number it informs and says which one is missing, and does not judge', () => {
  for (const values of [most('unset', null), new Map()] as const) {
    const check = applyRule(ruleOf('blocks'), 100, values, { day, exceptions: [] });
    assert.equal(check.verdict, 'informs');
    assert.deepEqual(check.sentence, {
      key: 'rulebook.parameter-unset',
      args: { name: 'most', citation: 'an article' },
    });
    assert.deepEqual(check.unconfirmed, ['most']);
  }
});

test('rule: a derogation settles it from its first to its last day, for this rule only', () => {
  const judged = (ruleId: string, from: string, until: string) =>
    applyRule(ruleOf('blocks'), 81, most('read'), { day, exceptions: [exceptionFor(ruleId, from, until)] })
      .verdict;
  assert.equal(judged('T1', '2026-11-24', '2026-11-24'), 'settled');
  assert.equal(judged('T1', '2026-11-25', '2027-12-31'), 'blocks');
  assert.equal(judged('T1', '2020-01-01', '2026-11-23'), 'blocks');
  assert.equal(judged('T2', '2020-01-01', '2030-12-31'), 'blocks');
});

test('rule: a check carries the article, the sentence and what it saw', () => {
  const check = applyRule(ruleOf('blocks'), 81, most('read'), { day, exceptions: [] });
  assert.deepEqual(
    [check.ruleId, check.citation, check.sentence, check.inputs, check.unconfirmed],
    ['T1', 'an article', { key: 'x', args: { most: 80 } }, { share: 81, most: 80 }, []],
  );
});

test('rule: only what blocks stands in the way, and only of the moments that the rule names', () => {
  const blocked = applyRule(ruleOf('blocks'), 81, most('read'), { day, exceptions: [] });
  const warned = applyRule(ruleOf('warns'), 81, most('read'), { day, exceptions: [] });
  assert.deepEqual(blockersAt([warned, blocked], 'charging'), [blocked]);
  assert.deepEqual(blockersAt([warned, blocked], 'planning'), []);
});

test('facts that a rule cannot read are not kept, as severely as the rule judges, and a derogation still settles it', () => {
  const reads = (severity: 'blocks' | 'warns' | 'informs') =>
    defineRule<{ list: readonly string[] }>({
      id: 'reads',
      severity,
      moments: ['charging'],
      citation: 'Test',
      origin: 'house',
      parameters: [],
      judge: ({ list }) => ({ kept: list.length > 0, sentence: { key: 'page.choose' }, inputs: {} }),
    });
  const day = '2026-01-01' as CalendarDay;
  const exception = { ruleId: 'reads', from: day, until: day };
  for (const severity of ['blocks', 'warns', 'informs'] as const) {
    const on = (exceptions: (typeof exception)[]) =>
      applyRule(reads(severity), {} as never, new Map(), { day, exceptions });
    assert.equal(on([]).verdict, severity);
    assert.deepEqual(on([]).sentence, { key: 'rulebook.facts-unreadable' });
    assert.equal(on([exception]).verdict, 'settled');
  }
});

test('rule: a choice of the institute is no number: guessed it lets a rule block, chosen so it warns, without a row the rule stands', () => {
  const seed = { name: 'weight', unit: '', citation: 'c', confidence: 'guessed' } as const;
  const choosing = defineRule<number>({
    ...ruleOf('blocks'),
    parameters: [{ ...seed, value: 'blocks', validFrom: '2022-01-01', isChoice: true }],
    judge: (share, parameters) => ({
      kept: share <= 80,
      sentence: { key: 'x' },
      inputs: {},
      ...(parameters.get('weight')?.value === 'warns' && { atMost: 'warns' as const }),
    }),
  });
  const chosen = (value: string | null) => new Map([['weight', { ...seed, value }]]);
  for (const [share, values, verdict] of [
    [81, chosen('blocks'), 'blocks'],
    [81, new Map(), 'blocks'],
    [81, chosen(null), 'blocks'],
    [81, chosen('warns'), 'warns'],
    [80, chosen('warns'), 'ok'],
    [80, new Map(), 'ok'],
  ] as const) {
    const check = applyRule(choosing, share, values, { day, exceptions: [] });
    assert.equal(check.verdict, verdict, `${share} ${values.get('weight')?.value}`);
    assert.deepEqual(check.unconfirmed, []);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { applyRule, type ParameterValue, type Rule } from '../../rulebook/rules/rule.ts';
import type { BudgetFacts } from './budget-facts.ts';
import {
  flatRateRule,
  managementShareRule,
  ownShareRule,
  partnerShareRule,
  sizeRule,
  subsidyShareRule,
} from './budget-rules.ts';
import { frameworkShareRule } from './framework-share-rule.ts';
import { ownSourceRule } from './own-source-rule.ts';

const day = calendarDay('2027-01-01')!;

const verdictOf = (rule: Rule<BudgetFacts>, facts: BudgetFacts, changed: Record<string, string> = {}) => {
  const values = rule.parameters.map(
    (seed): ParameterValue => ({
      ...seed,
      value: changed[seed.name] ?? seed.value,
      confidence: 'read',
    }),
  );
  const found = new Map(values.map((value) => [value.name, value]));
  return applyRule(rule, facts, found, { day, exceptions: [] }).verdict;
};

const none: BudgetFacts = {
  operational: 0,
  management: 0,
  structure: 0,
  partners: 0,
  years: 5,
  isNorthOnly: false,
  subsidy: 0,
  isDecided: true,
  ownSources: {},
  inFrameworks: 0,
  hasFrameworks: false,
  currency: 'EUR',
};
const direct = { base: 'direct' };

type Case = readonly [Partial<BudgetFacts>, Record<string, string>?];
const table: readonly { rule: Rule<BudgetFacts>; kept: readonly Case[]; broken: readonly Case[] }[] = [
  {
    rule: subsidyShareRule,
    kept: [
      [{ operational: 100, subsidy: 80 }],
      [{ operational: 90, management: 10, structure: 7, subsidy: 85 }],
      [{ operational: 100, structure: 7, subsidy: 87 }, direct],
    ],
    broken: [
      [{ operational: 100, subsidy: 81 }],
      [{ subsidy: 1 }],
      [{ operational: 90, management: 10, structure: 7, subsidy: 86 }],
      [{ operational: 100, structure: 7, subsidy: 88 }, direct],
    ],
  },
  {
    rule: sizeRule,
    kept: [
      [{ operational: 1_000_000_000 }],
      [{ operational: 400_000_000, years: 2 }],
      [{ operational: 300_000_000, management: 60_000_000, structure: 15_000_000, isNorthOnly: true }],
    ],
    broken: [
      [{ operational: 999_999_999 }],
      [{ operational: 399_999_999, years: 2 }],
      [{ operational: 374_999_999, isNorthOnly: true }],
    ],
  },
  {
    rule: ownShareRule,
    kept: [
      [{ operational: 100, subsidy: 80 }],
      [{ operational: 100, structure: 7, subsidy: 85 }],
      [{ operational: 100, structure: 7, subsidy: 87 }, direct],
    ],
    broken: [
      [{ operational: 100, subsidy: 81 }],
      [{ operational: 100, structure: 7, subsidy: 86 }],
      [{ operational: 100, structure: 7, subsidy: 88 }, direct],
    ],
  },
  {
    rule: flatRateRule,
    kept: [
      [{ operational: 90, management: 10, structure: 7 }],
      [{ operational: 50, structure: 4 }],
      [{ operational: 1000, structure: 65 }, { rate: '6.5' }],
    ],
    broken: [
      [{ operational: 90, management: 10, structure: 8 }],
      [{ operational: 50, structure: 3 }],
      [{ operational: 100 }],
    ],
  },
  {
    rule: managementShareRule,
    kept: [
      [{ operational: 85, management: 15 }, { cap: '15' }],
      [{ operational: 100 }, { cap: '15' }],
      [{ operational: 875, management: 125 }, { cap: '12.5' }],
    ],
    broken: [
      [{ operational: 84, management: 16 }, { cap: '15' }],
      [{ management: 1 }, { cap: '15' }],
      [{ operational: 874, management: 126 }, { cap: '12.5' }],
    ],
  },
];

for (const { rule, kept, broken } of table) {
  for (const [facts, changed] of kept)
    test(`${rule.id} is kept: ${JSON.stringify([facts, changed])}`, () => {
      assert.equal(verdictOf(rule, { ...none, ...facts }, changed), 'ok');
    });
  for (const [facts, changed] of broken)
    test(`${rule.id} is broken: ${JSON.stringify([facts, changed])}`, () => {
      assert.equal(verdictOf(rule, { ...none, ...facts }, changed), rule.severity);
    });
}

test('without a cap that someone has read, management costs only inform', () => {
  const facts = { ...none, management: 100 };
  assert.equal(applyRule(managementShareRule, facts, new Map(), { day, exceptions: [] }).verdict, 'informs');
});

test('10,000 generated budgets around the limits are judged to the cent', () => {
  const random = seededRandom(801);
  for (let at = 0; at < 10_000; at += 1) {
    const [operational, management] = [random(1_000_000_000), random(100_000_000)];
    const cost = BigInt(operational + management);
    const flat = (cost * 7n + 50n) / 100n;
    const structure = Number(flat) + random(3) - 1;
    const total = cost + BigInt(structure);
    const subsidy = Number((total * 80n) / 100n) + random(3) - 1;
    const facts = { ...none, operational, management, structure, subsidy };
    const isShareKept = BigInt(subsidy) * 5n <= total * 4n;
    assert.equal(verdictOf(subsidyShareRule, facts) === 'ok', isShareKept, JSON.stringify(facts));
    assert.equal(verdictOf(ownShareRule, facts) === 'ok', isShareKept, JSON.stringify(facts));
    assert.equal(verdictOf(flatRateRule, facts) === 'ok', BigInt(structure) === flat, JSON.stringify(facts));
  }
});

test('the partners’ share is said in whole per cent, rounded half up, and never judged', () => {
  const said = (partners: number, operational: number) =>
    applyRule(partnerShareRule, { ...none, partners, operational }, new Map(), { day, exceptions: [] });
  assert.equal(said(0, 0).verdict, 'ok');
  for (const [partners, operational, percent] of [
    [625, 1000, 63],
    [624, 1000, 62],
    [1000, 1000, 100],
    [1, 3, 33],
  ] as const) {
    assert.equal(said(partners, operational).verdict, 'informs');
    assert.equal(said(partners, operational).inputs.percent, percent);
  }
});

test('what another subsidy of Belgian Development Cooperation bears blocks; what nobody is named for warns once it is decided', () => {
  const facts = { ...none, operational: 1000, subsidy: 800 };
  const verdict = (ownSources: Record<string, number>, isDecided = true) =>
    verdictOf(ownSourceRule, { ...facts, ownSources, isDecided });
  assert.equal(verdict({ union: 150, own_means: 50 }), 'ok');
  assert.equal(verdict({ union: 199 }), 'warns');
  assert.equal(verdict({}), 'warns');
  assert.equal(verdict({}, false), 'ok');
  assert.equal(verdict({ union: 300, belgian_cooperation: 1 }), 'blocks');
  assert.equal(verdict({ belgian_cooperation: 1 }, false), 'blocks');
  const wider = { forbidden: 'belgian_cooperation, federal' };
  assert.equal(verdictOf(ownSourceRule, { ...facts, ownSources: { federal: 200 } }, wider), 'blocks');
});

test('three quarters of the operational costs lie within frameworks, to the cent; unsaid is no breach', () => {
  const verdict = (inFrameworks: number, hasFrameworks = true) =>
    verdictOf(frameworkShareRule, { ...none, operational: 1000, inFrameworks, hasFrameworks });
  assert.equal(verdict(750), 'ok');
  assert.equal(verdict(749), 'blocks');
  assert.equal(verdict(0), 'blocks');
  assert.equal(verdict(0, false), 'warns');
  assert.equal(verdictOf(frameworkShareRule, none), 'ok');
});

test('1,000 budgets: the share within frameworks is judged as whole numbers count it', () => {
  const random = seededRandom(75);
  for (let run = 0; run < 1000; run += 1) {
    const operational = 1 + random(100_000_000);
    const inFrameworks = random(operational + 1);
    const isKept = 100n * BigInt(inFrameworks) >= 75n * BigInt(operational);
    const facts = { ...none, operational, inFrameworks, hasFrameworks: true };
    assert.equal(verdictOf(frameworkShareRule, facts) === 'ok', isKept);
  }
});

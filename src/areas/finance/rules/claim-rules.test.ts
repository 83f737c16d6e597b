import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type Confidence, type Rule } from '../../rulebook/rules/rule.ts';
import {
  type ClaimFacts,
  claimDayRule,
  claimRules,
  cutRule,
  provenBalanceRule,
  reportedBalanceRule,
  reportFiledRule,
} from './claim-rules.ts';

const day = (text: string) => text as CalendarDay;
const good: ClaimFacts = {
  number: 3,
  year: 2028,
  way: 'plain',
  day: day('2028-02-01'),
  decreeReceivedOn: null,
  reportedYear: 2026,
  reported: { unspent: 0, instalment: 1_000, number: 2 },
  proven: { unspent: 0, instalment: 1_000, number: 2 },
  excess: 0,
  unconfirmed: [],
  cutMinor: 0,
  currency: 'EUR',
};
const balance = (unspent: number, number = 2) => ({ unspent, instalment: 1_000, number });
const valuesOf = (rule: Rule<ClaimFacts>, confidence: Confidence = 'read') =>
  new Map(rule.parameters.map((seed) => [seed.name, { ...seed, confidence }]));

const cases: [string, Rule<ClaimFacts>, Partial<ClaimFacts>, boolean][] = [
  ['M09 keeps a cent less than 25 %', reportedBalanceRule, { reported: balance(249) }, true],
  [
    'M09 keeps half a cent less than 50 % of the first',
    reportedBalanceRule,
    { reported: balance(499, 1) },
    true,
  ],
  ['M09 keeps where no report is there', reportedBalanceRule, { reported: undefined }, true],
  [
    'M09 keeps where the claim takes another way',
    reportedBalanceRule,
    { reported: balance(900), way: 'proof' },
    true,
  ],
  ['M09 blocks exactly 25 %', reportedBalanceRule, { reported: balance(250) }, false],
  ['M09 blocks exactly 50 % of the first', reportedBalanceRule, { reported: balance(500, 1) }, false],
  ['M09 blocks more', reportedBalanceRule, { reported: balance(900) }, false],
  ['M10 keeps a proof below', provenBalanceRule, { proven: balance(249), way: 'proof' }, true],
  ['M10 keeps what is overspent', provenBalanceRule, { proven: balance(-5), way: 'proof' }, true],
  ['M10 keeps a claim of another way', provenBalanceRule, { proven: balance(900) }, true],
  [
    'M10 blocks exactly 25 %, also of the first',
    provenBalanceRule,
    { proven: balance(250, 1), way: 'proof' },
    false,
  ],
  ['M10 blocks more', provenBalanceRule, { proven: balance(300), way: 'proof' }, false],
  ['M10 blocks where nothing was paid', provenBalanceRule, { proven: undefined, way: 'proof' }, false],
  ['M11 keeps the excess given up', cutRule, { excess: 50, cutMinor: 50, way: 'cut' }, true],
  ['M11 keeps where there is no excess', cutRule, { excess: 0, way: 'cut' }, true],
  ['M11 keeps a claim of another way', cutRule, { excess: 50 }, true],
  ['M11 blocks a cent too little', cutRule, { excess: 50, cutMinor: 49, way: 'cut' }, false],
  ['M11 blocks nothing given up', cutRule, { excess: 50, way: 'cut' }, false],
  ['M11 blocks half of it', cutRule, { excess: 650, cutMinor: 325, way: 'cut' }, false],
  ['M12 keeps 15 January', claimDayRule, { day: day('2028-01-15') }, true],
  [
    'M12 keeps the day the decree came',
    claimDayRule,
    { day: day('2028-03-02'), decreeReceivedOn: day('2028-03-02') },
    true,
  ],
  ['M12 keeps a decree of the year before', claimDayRule, { decreeReceivedOn: day('2027-11-30') }, true],
  ['M12 blocks 14 January', claimDayRule, { day: day('2028-01-14') }, false],
  ['M12 blocks before the decree', claimDayRule, { decreeReceivedOn: day('2028-03-02') }, false],
  ['M12 blocks the year before', claimDayRule, { day: day('2027-12-31') }, false],
  ['M13 keeps the report that was due', reportFiledRule, { reportedYear: 2026 }, true],
  ['M13 keeps a later one', reportFiledRule, { reportedYear: 2027 }, true],
  ['M13 asks the first two for none', reportFiledRule, { number: 2, reportedYear: null }, true],
  ['M13 blocks without any', reportFiledRule, { reportedYear: null }, false],
  ['M13 blocks an older one', reportFiledRule, { reportedYear: 2025 }, false],
  ['M13 blocks the fifth without', reportFiledRule, { number: 5, year: 2030, reportedYear: 2027 }, false],
];

for (const [name, rule, more, kept] of cases)
  test(name, () => {
    const on = { day: day('2028-02-01'), exceptions: [] };
    const { verdict } = applyRule(rule, { ...good, ...more }, valuesOf(rule), on);
    assert.equal(verdict, kept ? 'ok' : 'blocks');
  });

test('a share that nobody confirmed only warns; the choice of the base takes no block down', () => {
  const on = { day: day('2028-02-01'), exceptions: [] };
  const facts = { ...good, reported: balance(900) };
  assert.equal(
    applyRule(reportedBalanceRule, facts, valuesOf(reportedBalanceRule, 'recalled'), on).verdict,
    'warns',
  );
  const chosen = new Map(valuesOf(reportedBalanceRule));
  chosen.set('base', { ...chosen.get('base')!, confidence: 'guessed' });
  assert.equal(applyRule(reportedBalanceRule, facts, chosen, on).verdict, 'blocks');
});

test('every rule of a claim rests on article 32', () => {
  for (const { citation } of claimRules) assert.match(citation, /art\. 32 §/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyRule, type Confidence, type Rule } from '../../rulebook/rules/rule.ts';
import { type ShiftFacts, shiftDecreeRule, shiftNewsRule, shiftThresholdRule } from './shift-rules.ts';

const none = { outcomes: 0, partners: 0, headings: 0, countries: 0 };
const good: ShiftFacts = {
  inYear: [],
  inProgramme: [],
  news: none,
  unagreed: none,
  untold: none,
  isExtra: false,
  decree: null,
};
/** News of which the donor knows nothing. */
const fresh = (more: Partial<typeof none>) => {
  const news = { ...none, ...more };
  return { news, unagreed: news, untold: news };
};
const on = { day: '2027-05-01' as never, exceptions: [] };
const values = (over = 'year', confidence: Confidence = 'read') =>
  new Map(
    Object.entries({
      threshold: '10',
      'prior-approval': 'outcome; country; partner',
      'counted-over': over,
    }).map(([name, value]) => [name, { name, value, unit: '', citation: 'art. 35', confidence }]),
  );
const ten = { name: 'OS1', before: 1_000, received: 100 };
const eleven = { ...ten, received: 101 };

const cases: [string, Rule<ShiftFacts>, Partial<ShiftFacts>, boolean][] = [
  ['M16 keeps a shift that nobody receives', shiftThresholdRule, {}, true],
  ['M16 keeps what is exactly the threshold', shiftThresholdRule, { inYear: [ten] }, true],
  ['M16 keeps what other years received', shiftThresholdRule, { inYear: [ten], inProgramme: [eleven] }, true],
  ['M16 warns of a cent more', shiftThresholdRule, { inYear: [eleven] }, false],
  ['M16 warns where one of several is above', shiftThresholdRule, { inYear: [ten, eleven] }, false],
  ['M16 warns of any part that had nothing', shiftThresholdRule, { inYear: [{ ...ten, before: 0 }] }, false],
  ['M17 keeps a shift with nothing new', shiftNewsRule, {}, true],
  ['M17 keeps a heading that is only notified', shiftNewsRule, fresh({ headings: 1 }), true],
  ['M17 keeps several headings', shiftNewsRule, fresh({ headings: 3 }), true],
  ['M17 warns of a new outcome', shiftNewsRule, fresh({ outcomes: 1 }), false],
  ['M17 warns of a new country', shiftNewsRule, fresh({ countries: 1 }), false],
  ['M17 warns of a new partner', shiftNewsRule, fresh({ partners: 2 }), false],
  ['M17 keeps what the donor agreed to', shiftNewsRule, { news: { ...none, partners: 1 } }, true],
  [
    'M17 warns of the one partner of two that the donor did not agree to',
    shiftNewsRule,
    { ...fresh({ partners: 2 }), unagreed: { ...none, partners: 1 } },
    false,
  ],
  [
    'M17 warns of what the donor was only told of',
    shiftNewsRule,
    { ...fresh({ countries: 1 }), untold: none },
    false,
  ],
  ['M38 keeps a shift without new money', shiftDecreeRule, {}, true],
  ['M38 keeps new money by a decree', shiftDecreeRule, { isExtra: true, decree: 'AR 14/02/2024' }, true],
  ['M38 keeps a decree named where none is needed', shiftDecreeRule, { decree: 'AR' }, true],
  ['M38 informs where none is named', shiftDecreeRule, { isExtra: true }, false],
  ['M38 informs where it is empty', shiftDecreeRule, { isExtra: true, decree: '' }, false],
  ['M38 informs where it is blank', shiftDecreeRule, { isExtra: true, decree: '  ' }, false],
];

for (const [name, rule, more, kept] of cases)
  test(name, () => {
    const { verdict } = applyRule(rule, { ...good, ...more }, values(), on);
    assert.equal(verdict, kept ? 'ok' : rule.severity);
  });

test('an institute that counts over the whole programme is judged by all its years', () => {
  const facts = { ...good, inYear: [ten], inProgramme: [eleven] };
  const check = applyRule(shiftThresholdRule, facts, values('programme'), on);
  assert.equal(check.verdict, 'warns');
  assert.equal(check.sentence.args?.share, '10.1');
});

test('without a threshold the rule informs', () => {
  assert.equal(applyRule(shiftThresholdRule, good, new Map(), on).verdict, 'informs');
});

test('M17 says what is still to be notified, and not what the donor knows', () => {
  const said = (more: Partial<ShiftFacts>) =>
    applyRule(shiftNewsRule, { ...good, ...more }, values(), on).sentence.key;
  assert.equal(said({}), 'finance.check-shift-news-none');
  assert.equal(said(fresh({ headings: 1 })), 'finance.check-shift-news-notified');
  assert.equal(said({ news: { ...none, partners: 1 } }), 'finance.check-shift-news-known');
});

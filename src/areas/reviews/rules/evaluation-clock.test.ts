import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { publicationDueOn, publicationRule, responseRule, responseWanting } from './evaluation-clock.ts';

const day = (text: string) => text as CalendarDay;

const cases = [
  ['2026-03-15', '2026-06-15'],
  ['2026-08-31', '2026-11-30'],
  ['2026-11-30', '2027-02-28'],
  ['2027-11-30', '2028-02-29'],
  ['2026-12-31', '2027-03-31'],
];
for (const [received, due] of cases)
  test(`an evaluation received on ${received} is published by ${due}`, () => {
    assert.equal(publicationDueOn(day(received!), 3), due);
  });

const judged = [
  ['nothing came yet', null, null, null, 3, 'ok'],
  ['its last day is today', '2026-03-15', null, null, 3, 'ok'],
  ['its last day was yesterday', '2026-03-14', null, '2026-03-20', 3, 'warns'],
  ['it was published on its last day', '2026-01-10', '2026-04-10', '2026-02-10', 3, 'ok'],
  ['it was published a day later', '2026-01-10', '2026-04-11', '2026-02-10', 3, 'warns'],
  ['it was published in time and signed on the last day', '2026-01-10', '2026-02-10', '2026-04-10', 3, 'ok'],
  ['it was published in time and signed a day later', '2026-01-10', '2026-02-10', '2026-04-11', 3, 'warns'],
  ['it was published in time and never signed', '2026-01-10', '2026-02-10', null, 3, 'warns'],
  ['it was published without a signature and its term runs', '2026-04-10', '2026-05-10', null, 3, 'ok'],
  ['the rulebook gives four months', '2026-01-10', '2026-05-10', '2026-05-10', 4, 'ok'],
] as const;
for (const [when, received, published, signed, months, verdict] of judged)
  test(`${when}: ${verdict}`, () => {
    const [seed] = publicationRule.parameters;
    const values = new Map([['months', { ...seed!, value: String(months) }]]);
    const facts = {
      today: day('2026-06-15'),
      receivedOn: received && day(received),
      publishedOn: published && day(published),
      signedOn: signed && day(signed),
    };
    const check = applyRule(publicationRule, facts, values, { day: facts.today, exceptions: [] });
    assert.equal(check.verdict, verdict);
  });

const wanting = [
  ['nothing to answer came yet', null, null, null, undefined],
  ['nobody signed', '2026-01-10', null, null, 'unsigned'],
  ['a signature holds', '2026-01-10', '2026-02-10', '2026-02-10', undefined],
  ['a later change ended the signature', '2026-01-10', null, '2026-02-10', 'changed'],
] as const;
for (const [when, received, signed, first, expected] of wanting)
  test(`what a publication wants of its response where ${when}: ${expected ?? 'nothing'}`, () => {
    const [receivedOn, signedOn, firstSignedOn] = [
      received && day(received),
      signed && day(signed),
      first && day(first),
    ];
    assert.equal(responseWanting({ receivedOn, signedOn, firstSignedOn }), expected);
  });

const whole = {
  receivedOn: day('2026-01-10'),
  publishedOn: day('2026-02-10'),
  hasReport: true,
  recommendations: 2,
  unanswered: 0,
  signedOn: day('2026-02-01'),
};
const wholeness = [
  [
    'nothing came yet',
    { ...whole, receivedOn: null, publishedOn: null, signedOn: null },
    'ok',
    'publication-not-running',
  ],
  ['report and signed response are public', whole, 'ok', 'check-response-whole'],
  ['it is not public yet', { ...whole, publishedOn: null, signedOn: null }, 'ok', 'check-response-wanting'],
  ['it is public without the report', { ...whole, hasReport: false }, 'warns', 'check-response-report'],
  ['it is public without a signature', { ...whole, signedOn: null }, 'warns', 'check-response-wanting'],
  [
    'it is public and answers are wanting',
    { ...whole, unanswered: 2, signedOn: null },
    'warns',
    'check-response-wanting',
  ],
] as const;
for (const [when, facts, verdict, key] of wholeness)
  test(`${when}: ${verdict}`, () => {
    const check = applyRule(responseRule, facts, new Map(), { day: day('2026-06-15'), exceptions: [] });
    assert.deepEqual([check.verdict, check.sentence.key], [verdict, `reviews.${key}`]);
  });

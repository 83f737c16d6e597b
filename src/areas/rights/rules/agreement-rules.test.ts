import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue, type Rule } from '../../rulebook/rules/rule.ts';
import {
  agreementApplicationRule,
  agreementTermRule,
  type CollectiveAgreementFacts,
  countedOnceRule,
} from './agreement-rules.ts';
import type { StateFact } from './agreement-term.ts';

const state = (
  kind: StateFact['state'],
  onDay: string,
  from: string | null = null,
  until: string | null = null,
) => ({ state: kind, onDay, termFrom: from, termUntil: until }) as StateFact;
const today = '2026-06-30' as CalendarDay;

const verdict = (rule: Rule<CollectiveAgreementFacts>, more: Partial<CollectiveAgreementFacts>) => {
  const values = new Map<string, ParameterValue>(rule.parameters.map((seed) => [seed.name, seed]));
  const facts = { states: [], twins: 0, today, ...more };
  return applyRule(rule, facts, values, { day: today, exceptions: [] }).verdict;
};

const cases: [Rule<CollectiveAgreementFacts>, string, Partial<CollectiveAgreementFacts>, string][] = [
  [
    agreementApplicationRule,
    'an agreement that is applied is followed to application',
    { states: [state('signed', '2024-01-10', '2024-01-10'), state('applied', '2024-09-01')] },
    'ok',
  ],
  [
    agreementApplicationRule,
    'twelve months after the signing nobody asks yet',
    { states: [state('signed', '2025-06-30', '2025-07-01')] },
    'ok',
  ],
  [
    agreementApplicationRule,
    'an agreement that is no longer in force is not asked after',
    { states: [state('signed', '2020-01-10', '2020-01-10', '2021-01-09')] },
    'ok',
  ],
  [
    agreementApplicationRule,
    'thirteen months in force and not applied is asked after',
    { states: [state('signed', '2025-05-20', '2025-06-01')] },
    'warns',
  ],
  [
    agreementApplicationRule,
    'a renewal is no application',
    {
      states: [
        state('signed', '2023-01-10', '2023-01-10', '2024-01-09'),
        state('renewed', '2024-01-01', '2024-01-10'),
      ],
    },
    'warns',
  ],
  [
    agreementApplicationRule,
    'an extension is no application',
    { states: [state('signed', '2023-01-10', '2023-01-10'), state('extended', '2024-01-01')] },
    'warns',
  ],
  [
    agreementTermRule,
    'an open term does not pass',
    { states: [state('signed', '2020-01-01', '2020-01-01')] },
    'ok',
  ],
  [
    agreementTermRule,
    'a term that runs is in order',
    { states: [state('signed', '2026-01-01', '2026-01-01', '2026-06-30')] },
    'ok',
  ],
  [
    agreementTermRule,
    'a term that passed and was renewed is in order',
    {
      states: [
        state('signed', '2024-01-01', '2024-01-01', '2024-12-31'),
        state('renewed', '2024-12-01', '2025-01-01', '2026-12-31'),
      ],
    },
    'ok',
  ],
  [
    agreementTermRule,
    'a term that passed and of which the end is on record is in order',
    { states: [state('signed', '2024-01-01', '2024-01-01', '2024-12-31'), state('ended', '2024-12-31')] },
    'ok',
  ],
  [
    agreementTermRule,
    'a term that passed in silence is asked after',
    { states: [state('signed', '2024-01-01', '2024-01-01', '2026-06-29')] },
    'warns',
  ],
  [
    agreementTermRule,
    'a renewal that passed in silence is asked after',
    {
      states: [
        state('signed', '2022-01-01', '2022-01-01', '2022-12-31'),
        state('renewed', '2022-12-01', '2023-01-01', '2023-12-31'),
      ],
    },
    'warns',
  ],
  [
    agreementTermRule,
    'an end before a later renewal does not speak for that renewal',
    {
      states: [
        state('signed', '2022-01-01', '2022-01-01', '2022-12-31'),
        state('ended', '2022-06-30'),
        state('renewed', '2023-01-01', '2023-01-01', '2023-12-31'),
      ],
    },
    'warns',
  ],
  [countedOnceRule, 'an agreement without a twin is counted once', { twins: 0 }, 'ok'],
  [
    countedOnceRule,
    'renewals are no twins',
    {
      twins: 0,
      states: [state('signed', '2024-01-01', '2024-01-01'), state('renewed', '2025-01-01', '2025-01-01')],
    },
    'ok',
  ],
  [countedOnceRule, 'an agreement that nothing is said of has no twin', { twins: 0, states: [] }, 'ok'],
  [countedOnceRule, 'a second record of the same parties is looked at', { twins: 1 }, 'warns'],
  [countedOnceRule, 'a third record of the same parties is looked at', { twins: 2 }, 'warns'],
  [
    countedOnceRule,
    'a twin is looked at also where this one has ended',
    { twins: 1, states: [state('ended', '2024-01-01')] },
    'warns',
  ],
];

for (const [rule, sentence, facts, expected] of cases)
  test(`${rule.id}: ${sentence}`, () => assert.equal(verdict(rule, facts), expected));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type Rule } from '../../rulebook/rules/rule.ts';
import {
  type EvaluatedProgramme,
  externalRule,
  finalRule,
  midTermRule,
} from './programme-evaluation-rules.ts';

const day = (text: string) => text as CalendarDay;

const programme = {
  today: day('2024-12-31'),
  fromOn: day('2022-01-01'),
  untilOn: day('2026-12-31'),
  outcomes: ['OS1', 'OS2'],
  evaluations: [],
} satisfies EvaluatedProgramme;

type Evaluation = EvaluatedProgramme['evaluations'][number];
const evaluation = (more: Partial<Evaluation>): Evaluation => ({
  title: 'Looked at',
  kind: 'mid-term',
  outcome: null,
  isExternal: true,
  receivedOn: null,
  ...more,
});
const midTerm = evaluation({});
const final = evaluation({ kind: 'final' });
const came = evaluation({ receivedOn: day('2025-02-01') });

type Case = readonly [
  when: string,
  facts: EvaluatedProgramme,
  verdict: 'ok' | 'warns',
  numbers?: Record<string, string>,
];
const late = { ...programme, today: day('2025-01-01') };

const cases: readonly (readonly [Rule<EvaluatedProgramme>, readonly Case[]])[] = [
  [
    midTermRule,
    [
      ['a programme of three years owes none', { ...late, untilOn: day('2024-12-31') }, 'ok'],
      ['its year is not over', { ...programme, evaluations: [midTerm] }, 'ok'],
      ['its final version came, if late', { ...late, evaluations: [came] }, 'ok'],
      ['the rulebook speaks of five years', late, 'ok', { years: '5' }],
      ['a day more than three years, and none came', { ...late, untilOn: day('2025-01-01') }, 'warns'],
      ['it is only planned after the third year', { ...late, evaluations: [midTerm] }, 'warns'],
      [
        'only an evaluation of another kind came',
        { ...late, evaluations: [{ ...came, kind: 'other' }] },
        'warns',
      ],
      ['the rulebook wants it by the second year', programme, 'warns', { 'by-year': '2' }],
    ],
  ],
  [
    finalRule,
    [
      ['the programme runs and none is planned yet', { ...programme, today: day('2026-12-31') }, 'ok'],
      ['one looks at the whole programme', { ...programme, evaluations: [final] }, 'ok'],
      [
        'one looks at each outcome',
        {
          ...programme,
          evaluations: [
            { ...final, outcome: 'OS1' },
            { ...final, outcome: 'OS2' },
          ],
        },
        'ok',
      ],
      ['the programme ended and there is none', { ...programme, today: day('2027-01-01') }, 'warns'],
      ['one outcome is left out', { ...programme, evaluations: [{ ...final, outcome: 'OS1' }] }, 'warns'],
      [
        'planned, and half a year after the end not over',
        { ...programme, today: day('2027-06-30'), evaluations: [final] },
        'ok',
      ],
      [
        'planned and never received',
        { ...programme, today: day('2027-07-01'), evaluations: [final] },
        'warns',
      ],
      [
        'received, if late',
        {
          ...programme,
          today: day('2028-07-01'),
          evaluations: [{ ...final, receivedOn: day('2028-01-01') }],
        },
        'ok',
      ],
      [
        'received of one outcome of two',
        {
          ...programme,
          today: day('2028-07-01'),
          evaluations: [
            { ...final, outcome: 'OS1', receivedOn: day('2027-03-01') },
            { ...final, outcome: 'OS2' },
          ],
        },
        'warns',
      ],
      [
        'the rulebook gives it a year',
        { ...programme, today: day('2027-07-01'), evaluations: [final] },
        'ok',
        { months: '12' },
      ],
      [
        'the whole was looked at at mid-term only',
        { ...programme, evaluations: [midTerm, { ...final, outcome: 'OS2' }] },
        'warns',
      ],
    ],
  ],
  [
    externalRule,
    [
      ['there is none', programme, 'ok'],
      ['both are made by others', { ...programme, evaluations: [midTerm, final] }, 'ok'],
      [
        'a thematic one is made in the house',
        { ...programme, evaluations: [evaluation({ kind: 'other', isExternal: false })] },
        'ok',
      ],
      [
        'the mid-term one is not',
        { ...programme, evaluations: [{ ...midTerm, isExternal: false }] },
        'warns',
      ],
      ['the final one is not', { ...programme, evaluations: [{ ...final, isExternal: false }] }, 'warns'],
      [
        'one of two final ones is not',
        { ...programme, evaluations: [final, { ...final, outcome: 'OS1', isExternal: false }] },
        'warns',
      ],
    ],
  ],
];

for (const [rule, table] of cases)
  for (const [when, facts, verdict, numbers = {}] of table)
    test(`${rule.id}, ${when}: ${verdict}`, () => {
      const values = new Map(
        rule.parameters.map((seed) => [seed.name, { ...seed, value: numbers[seed.name] ?? seed.value }]),
      );
      const check = applyRule(rule, facts, values, { day: facts.today, exceptions: [] });
      assert.equal(check.verdict, verdict);
    });

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { contributionSourceRule, type DossierFacts, evidenceRule } from './advocacy-rules.ts';
import { type AdvocacyStage, type StageFact, stageCounted, stageSaid } from './advocacy-stage.ts';

const on = { day: '2026-01-01' as CalendarDay, exceptions: [] };
const fact = (stage: AdvocacyStage, onDay: string, hasEvidence = false) =>
  ({ stage, onDay, hasEvidence }) as StageFact;

const facts = (more: Partial<DossierFacts>): DossierFacts => ({
  stages: [],
  contribution: null,
  contributionSource: null,
  contributionSourceKind: null,
  claimants: ['Confluence des syndicats du littoral', 'COSYLI'],
  ...more,
});

for (const [sentence, stages, verdict] of [
  ['an adopted law with evidence is adopted', [fact('adopted', '2025-01-01', true)], 'ok'],
  [
    'a demand on the agenda needs no evidence',
    [fact('agenda', '2025-01-01'), fact('submitted', '2025-02-01')],
    'ok',
  ],
  ['a dossier without a stage claims nothing', [], 'ok'],
  ['a demand that stalled needs no evidence', [fact('stalled', '2025-01-01')], 'ok'],
  ['adopted without evidence is marked', [fact('adopted', '2025-01-01')], 'warns'],
  [
    'the jump from the agenda to adopted without evidence is marked',
    [fact('agenda', '2024-01-01'), fact('adopted', '2025-01-01')],
    'warns',
  ],
  [
    'applied without evidence is marked',
    [fact('adopted', '2025-01-01', true), fact('applied', '2025-06-01')],
    'warns',
  ],
  [
    'evidence of the application does not prove the adoption',
    [fact('adopted', '2025-01-01'), fact('applied', '2025-06-01', true)],
    'warns',
  ],
] as const)
  test(`O6-evidence: ${sentence}`, () => {
    const check = applyRule(evidenceRule, facts({ stages }), new Map(), on);
    assert.equal(check.verdict, verdict);
  });

for (const [sentence, stages, said, counted] of [
  [
    'what is adopted without evidence counts as it stood before',
    [fact('draft', '2024-01-01'), fact('adopted', '2025-01-01')],
    'adopted',
    'draft',
  ],
  [
    'with evidence it counts as adopted',
    [fact('draft', '2024-01-01'), fact('adopted', '2025-01-01', true)],
    'adopted',
    'adopted',
  ],
  ['without any earlier stage nothing counts', [fact('adopted', '2025-01-01')], 'adopted', null],
  [
    'a stage told late stands on its day',
    [fact('submitted', '2025-03-01'), fact('draft', '2025-01-01')],
    'submitted',
    'submitted',
  ],
  [
    'of one day the later told is the later',
    [fact('agenda', '2025-01-01'), fact('draft', '2025-01-01')],
    'draft',
    'draft',
  ],
] as const)
  test(`the stage that counts: ${sentence}`, () => {
    assert.equal(stageSaid(stages), said);
    assert.equal(stageCounted(stages), counted);
  });

const claims = { contribution: 'The text follows our proposal' };

for (const [sentence, more, verdict] of [
  ['who claims nothing needs no source', {}, 'ok'],
  [
    'a report of the ministry speaks for the contribution',
    { ...claims, contributionSource: 'Ministry, report 12', contributionSourceKind: 'authority' },
    'ok',
  ],
  [
    'a newspaper speaks for the contribution',
    { ...claims, contributionSource: 'La Côte, 3 March', contributionSourceKind: 'press' },
    'ok',
  ],
  [
    'another union speaks for the contribution',
    { ...claims, contributionSource: 'Other union', contributionSourceKind: 'other_union' },
    'ok',
  ],
  ['a contribution without a source is marked', claims, 'warns'],
  [
    'a contribution that only the claimant tells is marked',
    { ...claims, contributionSource: 'Our yearly report', contributionSourceKind: 'claimant' },
    'warns',
  ],
  [
    'the claimant under another heading is still the claimant',
    { ...claims, contributionSource: ' cosyli ', contributionSourceKind: 'other_union' },
    'warns',
  ],
  [
    'a source of which nobody says what it is does not do',
    { ...claims, contributionSource: 'A paper', contributionSourceKind: null },
    'warns',
  ],
] as const)
  test(`O6-contribution-source: ${sentence}`, () => {
    assert.equal(applyRule(contributionSourceRule, facts(more), new Map(), on).verdict, verdict);
  });

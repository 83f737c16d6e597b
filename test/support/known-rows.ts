import { newId } from '../../src/kernel/id.ts';
import type { Row, World } from './full-office.ts';

/** What no catalogue tells: which of several shapes the row has. */
export const knownRows: Record<string, (world: World) => Row> = {
  score_filings: () => ({
    content: '{}',
    withdrawn_on: null,
    withdrawn_by_name: null,
    withdrawn_why: null,
    withdrawn_no: null,
  }),
  lesson_filings: () => ({
    content: '{}',
    withdrawn_on: null,
    withdrawn_by_name: null,
    withdrawn_why: null,
    withdrawn_no: null,
  }),
  memberships: () => ({
    role: 'partner_coordinator',
    scope_outcomes: '{}',
    scope_years: '{}',
    scope_items: '{}',
  }),
  evaluation_answers: () => ({ answer: 'rejected', answer_reason: 'Not ours' }),
  posts: () => {
    const id = newId();
    return { id, post_id: id };
  },
  audit_heads: ({ institute }) => ({ chain: institute }),
  audit_entries: ({ institute }) => ({ chain: institute, no: Math.trunc(Math.random() * 2 ** 40) }),
  audit_payloads: () => ({ salt: Buffer.from('salt'), body: '{}' }),
  documents: () => ({ file_name: 'a.pdf', sha256: 'ab'.repeat(32) }),
  lent_duties: () => ({ borrower_id: undefined }),
  affiliations: () => ({ body_id: undefined }),
  programme_places: () => ({ country: 'BJ' }),
  programme_arrivals: () => ({ country: 'BJ', partner_id: undefined }),
  contribution_years: () => ({ planned_value: 5 }),
  donor_dialogues: () => ({ kind: 'institutional' }),
  theory_statements: () => ({ kind: 'assumption' }),
  causal_links: ({ outcome }) => ({ from_outcome_id: outcome, to_outcome_id: outcome }),
  activities: () => ({ country: 'BJ' }),
  control_questions: ({ outcome, year }) => ({ outcomes: `{${outcome}}`, years: `{${year}}` }),
  control_decisions: () => ({ decision: 'asked_again', text: 'Which voucher?', due_on: '2024-07-01' }),
  audit_samples: ({ outcome, year }) => ({ outcomes: `{${outcome}}`, years: `{${year}}` }),
  sample_results: () => ({ result: 'in_order' }),
  control_findings: ({ outcome, year }) => ({
    outcomes: `{${outcome}}`,
    years: `{${year}}`,
    expense_id: undefined,
  }),
  jobs: () => ({ name: 'a-job', given_up_at: null }),
  // A derogated day that was taken back: it has no letter.
  obligation_dates: () => ({ replaces_id: newId(), correction_reason: 'Given by mistake' }),
  obligation_takings: () => ({ role: 'director' }),
  obligation_events: () => ({ happened_on: '2025-06-01', source: 'Minutes' }),
  appraisal_answers: () => ({ answer: 'x', by_function: 'x', answered_on: '2025-06-01' }),
  programme_amendment_answers: () => ({ verdict: 'granted', answered_on: '2025-06-01' }),
  risk_follow_ups: () => ({
    state: 'open',
    probability: 1,
    impact: 1,
    note: 'x',
    by_function: 'x',
    on_day: '2025-06-01',
  }),
  assumption_follow_ups: () => ({ state: 'holds', note: 'x', by_function: 'x', on_day: '2025-06-01' }),
  decision_shares: () => ({ granted_minor: 1 }),
  outcome_ends: () => ({ kind: 'stopped', ended_on: '2025-06-30', reference: 'x', reason: 'x' }),
  obligation_closings: () => ({ filed_on: '2025-06-01', channel: 'mail' }),
  // A decision that was taken back: it has no letter.
  obligation_decisions: () => ({
    replaces_id: newId(),
    correction_reason: 'Of another report',
    entry_no: 1,
    ended_by_no: 1,
  }),
  obligation_kinds: () => ({
    code: `kind-${newId().replace(/[^a-f]/g, '')}`.slice(0, 40),
    event: '{}',
  }),
  // A year of which there is no expense: whose auditor it is reads the books of it.
  frozen_accounts: () => ({ year: 1999 }),
  kept_back_expenses: () => ({ rules: '{M20}' }),
  finding_decisions: () => ({ decision: 'rejected', text: 'Not backed' }),
  activity_missions: () => ({ expert_country: 'BE' }),
  training_tests: () => ({ tested_after: 1, passed: 1 }),
  // Of an activity, whose year an auditor's reading asks for; of an outcome: src/areas/activities/commands/outcome-stories.test.ts
  stories: ({ rows }) => ({ activity_id: rows.get('activities')!.id, outcome_id: undefined }),
  story_consents: () => {
    const id = newId();
    return { id, consent_id: id, uses: '{website}' };
  },
  derogations: () => ({ reference: 'a letter' }),
  parameters: () => ({ value: '1' }),
  score_editions: () => ({ edition: 1 + Math.trunc(Math.random() * 1e9), from_year: 2025 }),
  questionnaire_editions: () => ({ kind: 'tuoc', edition: 1 + Math.trunc(Math.random() * 1e9) }),
  measurements: () => ({ value: '1' }),
  reporting_windows: ({ outcome, partnership }) => ({
    indicators: `{${outcome}}`,
    outcomes: `{${outcome}}`,
    partnerships: `{${partnership}}`,
  }),
  report_steps: () => ({ kind: 'submitted' }),
  measurement_reviews: () => ({ kind: 'approved' }),
  collective_agreement_states: () => ({ state: 'applied' }),
  sheet_mappings: () => ({ heads_sha256: 'ab'.repeat(32) }),
  agreement_amendments: () => ({ amount_minor: 1 }),
  exchange_methods: ({ rows }) => ({ agreement_id: rows.get('agreements')!.id }),
  reference_rates: () => ({
    source: 'ecb',
    rate_on: new Date(Math.trunc(Math.random() * 2e12)).toISOString().slice(0, 10),
  }),
  returned_report_items: () => ({ about: 'report' }),
  planned_transfers: ({ partnership }) => ({ transfer_id: partnership }),
  transfer_conditions: ({ partnership }) => ({ transfer_id: partnership, percent: 50 }),
  transfer_steps: ({ partnership }) => ({ transfer_id: partnership }),
  transfer_executions: ({ partnership }) => ({ transfer_id: partnership }),
  transfer_receipts: () => ({ received_currency: 'XOF' }),
  opening_balances: () => ({ budget_line: 'a' }),
  joint_programmes: ({ institute }) => ({ tenants: `{${institute}}` }),
  joint_parts: ({ institute }) => ({ lead_id: institute }),
  co_applicants: ({ institute }) => ({ tenant_id: institute }),
  organisation_amounts: ({ rows }) => ({ outcome_code: rows.get('joint_outcomes')!.code }),
  released_blocks: ({ institute }) => ({ lead_id: institute, digest: 'ab'.repeat(32) }),
  transfer_uses: ({ rows }) => ({
    expense_id: rows.get('expenses')!.expense_id,
    return_receipt_id: undefined,
  }),
};

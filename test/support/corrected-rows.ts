import { paths } from '../../src/paths.ts';
import { correctedDesign } from './corrected-design.ts';
import type { World } from './full-office.ts';

/**
 * What each command named correct-* is told of the row of a world, the way it was opened; `neverWas` where the same form
 * can strike the row out, `again` where it goes on from the id of what stands and not from a version. `prepare`: what the
 * owner changes first, so that rules let the row be corrected. `page`: where the address of its form names a row of
 * `table`, which a correction replaces.
 */
export type Correcting = Record<string, unknown> & {
  prepare?: readonly string[];
  neverWas?: false;
  again?: string;
  page?: (of: { id: string }) => string;
  table?: string;
};

const of = (world: World, table: string, column = 'id'): unknown => world.rows.get(table)![column];

/** A row that its own form names, and may strike out. */
const row = (world: World, table: string, page: (of: { id: string }) => string): Correcting => ({
  ...lastingRow(world, table, page),
  neverWas: false,
});

const lastingRow = (world: World, table: string, page: (of: { id: string }) => string): Correcting => ({
  page,
  table,
  id: of(world, table),
});

const day = '2024-06-02';

export const correctedRows: Record<string, (world: World) => Correcting> = {
  ...correctedDesign,
  'correct-advocacy-stage': (world) => ({
    ...row(world, 'advocacy_stages', paths.correctAdvocacyStage),
    stage: 'draft',
    onDay: day,
  }),
  'correct-advocacy-step': (world) => ({
    ...row(world, 'advocacy_steps', paths.correctAdvocacyStep),
    onDay: day,
    what: 'A letter',
  }),
  'correct-affiliation': (world) => ({
    ...row(world, 'affiliations', paths.correctAffiliation),
    fromOn: day,
    source: 'Its register',
  }),
  'correct-agreement-state': (world) => ({
    ...row(world, 'collective_agreement_states', paths.correctAgreementState),
    state: 'applied',
    onDay: day,
    source: 'Minutes',
  }),
  'correct-asset': (world) => ({
    id: of(world, 'assets', 'asset_id'),
    version: of(world, 'assets', 'entry_no'),
    description: 'A press',
    place: 'Cotonou',
    inventoryNumber: '1',
  }),
  'correct-consent': (world) => ({
    ...row(world, 'story_consents', paths.correctConsent),
    who: 'A steward',
    people: 2,
    givenOn: '2024-06-01',
    uses: ['website'],
  }),
  'correct-country-fact': (world) => ({
    ...row(world, 'country_facts', paths.countryFact),
    country: 'BJ',
    kind: 'partner_country',
    value: '2022-2026',
    source: 'Decree',
    confidence: 'read',
    validFrom: day,
  }),
  'correct-dialogue-event': (world) => ({
    id: of(world, 'dialogue_events'),
    version: of(world, 'dialogue_events', 'entry_no'),
    title: 'A round',
    country: 'BJ',
    heldOn: day,
    form: 'negotiation',
    level: 'national',
    parties: [{ kind: 'public_authority', name: 'Ministry' }],
    result: 'minutes',
    source: 'Minutes',
  }),
  'correct-evaluation-recommendation': (world) => ({
    page: () =>
      paths.correctEvaluationRecommendation({
        id: of(world, 'evaluation_recommendations', 'recommendation_id') as string,
      }),
    table: 'evaluation_recommendations',
    neverWas: false,
    recommendationId: of(world, 'evaluation_recommendations', 'recommendation_id'),
    version: of(world, 'evaluation_recommendations', 'entry_no'),
    number: 3,
    text: 'Collect dues',
    forInstitute: true,
    prepare: ["update evaluation_steps set step = 'received'"],
  }),
  'correct-evaluation-step': (world) => ({
    ...row(world, 'evaluation_steps', paths.correctEvaluationStep),
    stepId: of(world, 'evaluation_steps'),
    version: of(world, 'evaluation_steps', 'entry_no'),
    step: 'received',
    onDay: day,
    prepare: ["update evaluation_steps set step = 'received'"],
  }),
  'correct-expense': (world) => ({
    id: of(world, 'expenses', 'expense_id'),
    version: of(world, 'expenses', 'entry_no'),
    outcomeId: world.outcome,
    heading: 'running',
    chargedYear: 2025,
    paidOn: day,
    description: 'Hall',
    amount: { minor: 1, currency: 'EUR' },
  }),
  'correct-holding': (world) => ({
    again: 'holdingId',
    holdingId: of(world, 'activity_holdings'),
    activityId: of(world, 'activities'),
    heldFrom: day,
    heldUntil: day,
  }),
  'correct-learning-product': (world) => ({
    ...row(world, 'learning_products', paths.correctLearningProduct),
    productKind: 'guide',
    title: 'A guide',
    whereabouts: 'Online',
    readyOn: day,
  }),
  'correct-measurement': (world) => ({
    id: of(world, 'measurements', 'measurement_id'),
    version: of(world, 'measurements', 'entry_no'),
    from: of(world, 'measurements', 'from_on'),
    until: of(world, 'measurements', 'until_on'),
    value: '4',
    provenance: 'Register',
    told: 'The coordination',
  }),
  'correct-member-count': (world) => ({
    ...row(world, 'member_counts', paths.correctMemberCount),
    onDay: day,
    members: 10,
    method: 'count',
    confidence: 'high',
    source: 'Register',
  }),
  'correct-opening-balance': (world) => ({
    ...row(world, 'opening_balances', paths.openingBalance),
    reportId: of(world, 'certified_reports'),
    amount: { minor: 2, currency: 'EUR' },
  }),
  'correct-own-contribution': (world) => ({
    ...row(world, 'own_contributions', paths.correctOwnContribution),
    year: 2024,
    funder: 'The union',
    source: 'union',
    amount: { minor: 2, currency: 'EUR' },
  }),
  'correct-parameter': (world) => ({
    ...lastingRow(world, 'parameters', paths.parameter),
    value: '2',
    citation: 'art. 1',
    validFrom: day,
  }),
  'correct-partner-contribution': (world) => ({
    ...row(world, 'partner_contributions', paths.correctPartnerContribution),
    year: 2024,
    form: 'cash',
    what: 'Dues',
    amount: { minor: 2, currency: 'EUR' },
    source: 'Books',
  }),
  'correct-partner-decision': (world) => ({
    ...row(world, 'partner_decisions', paths.correctPartnerDecision),
    about: 'other',
    aboutText: 'A plan',
    verdict: 'approved',
    organ: 'Bureau',
    decidedOn: day,
    source: 'Minutes',
  }),
  'correct-review-point': (world) => ({
    page: () => paths.correctReviewPoint({ id: of(world, 'review_points', 'point_id') as string }),
    table: 'review_points',
    neverWas: false,
    pointId: of(world, 'review_points', 'point_id'),
    version: of(world, 'review_points', 'entry_no'),
    kind: 'gap',
    what: 'No dues',
    about: { kind: 'outcome' },
  }),
  'correct-post': (world) => ({
    id: of(world, 'posts', 'post_id'),
    version: of(world, 'posts', 'entry_no'),
    post: 'Adviser',
    fullTimeEquivalent: '1',
    fromOn: day,
  }),
  'correct-post-share': (world) => ({
    ...row(world, 'post_shares', paths.correctPostShare),
    fromOn: day,
    untilOn: day,
    funder: 'institute',
    sharePercent: 5,
    source: 'Time sheet',
  }),
  'correct-programme-decision': (world) => ({
    ...row(world, 'programme_decisions', paths.correctProgrammeDecision),
    decisionId: of(world, 'programme_decisions'),
    version: of(world, 'programme_decisions', 'entry_no'),
    kind: 'submitted',
    decidedOn: day,
  }),
  'correct-recommendation': (world) => ({
    recommendationId: of(world, 'recommendations', 'recommendation_id'),
    version: of(world, 'recommendations', 'entry_no'),
    recommendation: 'Collect dues',
    addressee: 'Treasurer',
    dueOn: day,
    neverWas: false,
  }),
  'correct-report-period': (world) => ({
    reportId: of(world, 'partner_reports'),
    version: of(world, 'partner_reports', 'entry_no'),
    fromOn: of(world, 'partner_reports', 'from_on'),
    untilOn: of(world, 'partner_reports', 'until_on'),
    prepare: [
      'delete from returned_item_answers; delete from returned_report_items; delete from partner_report_steps',
    ],
  }),
  'correct-revenue': (world) => ({
    ...row(world, 'revenues', paths.correctRevenue),
    kind: 'sale',
    receivedOn: day,
    what: 'A car',
    amount: { minor: 2, currency: 'EUR' },
  }),
  'correct-screening': (world) => ({
    ...row(world, 'partner_screenings', paths.correctScreening),
    screenedOn: day,
    legalStatus: 'registered',
    electionMethod: 'delegates',
    source: 'Visit',
  }),
  'correct-support': (world) => ({
    ...row(world, 'supports', paths.correctSupport),
    fromOn: day,
    programme: 'P',
    source: 'Letter',
  }),
  'correct-test': (world) => ({
    ...row(world, 'training_tests', paths.correctTest),
    testedOn: day,
    testedBefore: 0,
    testedAfter: 2,
    passed: 1,
  }),
  'correct-transaction': (world) => ({
    id: of(world, 'transactions'),
    version: of(world, 'transactions', 'entry_no'),
    programmeId: of(world, 'programmes'),
    kind: 'incoming_funds',
    on: day,
    amount: { minor: 1, currency: 'EUR' },
    prepare: ['update transfer_executions set ended_by_no = 4000'],
  }),
  'correct-use': (world) => ({
    ...row(world, 'senior_training_uses', paths.correctUse),
    askedOn: day,
    asked: 2,
    usingIt: 1,
    what: 'Bargain',
  }),
  'correct-workers-covered': (world) => ({
    ...row(world, 'collective_agreement_workers', paths.correctWorkersCovered),
    fromOn: day,
    women: 1,
    men: 1,
    unknown: 1,
    source: 'Count',
  }),
};

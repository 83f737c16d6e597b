import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Nobody } from '../../src/db/actor.ts';
import { openWorlds } from '../support/row-worlds.ts';

const worlds = await openWorlds();
after(worlds.close);
const {
  ours,
  oursToo,
  theirs,
  tables,
  tenantTables,
  staff,
  partner,
  auditor,
  donor,
  visitor,
  belonging,
  exactly,
  attempt,
  count,
  mayDo,
  breaches,
} = worlds;

test('every table of an institute is filled for all three worlds, so that the tests below prove something', () => {
  assert.ok(tenantTables.length > 50, `${tenantTables.length} tables`);
  for (const world of [ours, oursToo, theirs])
    assert.deepEqual([...world.rows.keys()].sort(), [...tables.keys()]);
});

test('staff see their own row in every table that their role may read', async () => {
  for (const table of tenantTables) {
    if (!(await mayDo(staff, table, 'select'))) continue;
    const seen = await count(staff, table, belonging(table, ours));
    assert.ok(Number(seen) > 0, `${table}: ${seen}`);
  }
});

for (const actor of [staff, partner, auditor, visitor]) {
  test(`a ${actor.role} sees, changes, adds and removes nothing of another institute`, async () => {
    const found: string[] = [];
    for (const table of tenantTables)
      found.push(...(await breaches(actor, table, belonging(table, theirs), theirs.rows.get(table)!)));
    assert.deepEqual(found, []);
  });
}

test('an institute cannot rename another', async () => {
  assert.equal(await attempt(staff, `update institutes set name = name where id = '${theirs.institute}'`), 0);
  assert.equal(await attempt(staff, `update institutes set name = name where id = '${ours.institute}'`), 1);
});

test('people are seen by their own institute and themselves only, and never their password', async () => {
  const [mine, other] = [ours, theirs].map(({ rows }) => `id = '${rows.get('users')!.id}'`) as [
    string,
    string,
  ];
  for (const actor of [staff, partner, auditor, donor]) {
    assert.equal(await count(actor, 'users', mine), 1, actor.role);
    assert.equal(await count(actor, 'users', other), 0, actor.role);
    assert.equal(await count(actor, 'users', 'password_hash is not null'), 'refused', actor.role);
  }
  assert.equal(await count(visitor, 'users', 'true'), 'refused');
});

test('only the door reads sessions, links and the throttle', async () => {
  for (const table of ['one_time_links', 'sign_in_attempts'])
    for (const actor of [staff, partner, auditor, donor, visitor])
      assert.equal(await count(actor, table, 'true'), 'refused', `${actor.role} ${table}`);
  const hashes = 'token_hash is not null';
  for (const actor of [staff, partner, auditor, donor, visitor])
    assert.equal(await count(actor, 'sessions', hashes), 'refused', actor.role);
});

/** Whose rows belong to one partnership, and are the partner's to see only there. */
const ofPartnerships = tenantTables.filter((name) =>
  tables.get(name)!.columns.some((column) => column.name === 'partnership_id'),
);

test('a partner sees, changes and adds nothing of another partnership of the same institute', async () => {
  const found: string[] = [];
  for (const table of [...ofPartnerships, 'partnerships', 'organisations'])
    found.push(...(await breaches(partner, table, exactly(table, oursToo), oursToo.rows.get(table)!)));
  assert.deepEqual(found, []);
  assert.equal(await count(partner, 'audit_payloads', exactly('audit_payloads', oursToo)), 0);
  assert.equal(await count(partner, 'audit_payloads', exactly('audit_payloads', ours)), 1);
});

test('a partner sees its own rows wherever its role may read rows of a partnership', async () => {
  for (const table of [...ofPartnerships, 'partnerships', 'organisations']) {
    // A membership and the locks of the trail are seen as oneself, not as a partnership.
    if (table === 'memberships' || !(await mayDo(partner, table, 'select'))) continue;
    assert.equal(await count(partner, table, exactly(table, ours)), 1, table);
  }
});

test('a partner takes no document out of sight but that of a story which it withdrew', async () => {
  const { id } = ours.rows.get('documents')!;
  assert.equal(ours.rows.get('story_consents')!.document_id, id);
  const withdrawal = `update documents set ended_by_no = 1 where id = '${id}'`;
  assert.equal(await attempt(partner, withdrawal), 0);
  assert.equal(await attempt(staff, withdrawal), 1);
});

/** The money, the results and the activities: of these an auditor sees what is under control and no more. */
const underControl = [
  'activities',
  'activity_trainings',
  'activity_exchanges',
  'activity_organisations',
  'activity_buildings',
  'built_units',
  'activity_defences',
  'activity_dossiers',
  'activity_dialogues',
  'activity_agreements',
  'group_counts',
  'recommendations',
  'recommendation_states',
  'activity_supports',
  'supported_post_shares',
  'activity_senior_trainings',
  'senior_training_uses',
  'training_tests',
  'learning_products',
  'activity_missions',
  'mission_citations',
  'mission_answers',
  'activity_multilaterals',
  'activity_belgian_awareness',
  'campaign_days',
  'stories',
  'story_consents',
  'consent_withdrawals',
  'story_publications',
  'story_removals',
  'activity_awareness',
  'awareness_channels',
  'awareness_reaches',
  'capacity_tags',
  'activity_holdings',
  'activity_cancellations',
  'participant_counts',
  'progress_reviews',
  'review_minutes',
  'review_points',
  'review_conclusions',
  'review_follow_ups',
  'measurements',
  'measurement_reviews',
  'measurement_restatements',
  'measurement_feeds',
  'budget_amounts',
  'transactions',
  'expenses',
  'opening_balances',
  'expense_decisions',
  'kept_back_expenses',
  'assets',
  'revenues',
  'posts',
  'post_shares',
  'transfer_receipts',
  'planned_transfers',
  'transfer_conditions',
  'condition_verdicts',
  'transfer_steps',
  'transfer_executions',
  'transfer_uses',
  'control_questions',
  'control_replies',
  'control_decisions',
  'audit_samples',
  'sample_results',
  'control_findings',
  'finding_replies',
  'finding_decisions',
  'finding_settlements',
];

test('an auditor sees the figures of the outcomes and years under control, and no others', async () => {
  for (const table of underControl) {
    assert.equal(await count(auditor, table, exactly(table, ours)), 1, table);
    assert.equal(await count(auditor, table, exactly(table, oursToo)), 0, table);
    const elsewhen = { ...auditor, scope: { outcomes: [ours.outcome], years: [ours.year - 1] } };
    assert.equal(await count(elsewhen, table, exactly(table, ours)), 0, table);
  }
});

test('a donor sees what was filed, of every institute, and nothing else that an institute has', async () => {
  for (const world of [ours, theirs]) {
    for (const table of ['filings', 'obligation_closings'])
      assert.equal(await count(donor, table, exactly(table, world)), 1, table);
    for (const table of tenantTables.filter((name) => !donorReads.has(name)))
      assert.ok([0, 'refused'].includes(await count(donor, table, exactly(table, world))), table);
  }
});

/** Beside the filings: where a chain ends (to lock it), and what the donor is. */
const donorReads = new Set([
  'filings',
  'score_filings',
  'lesson_filings',
  'obligation_closings',
  'audit_heads',
  'memberships',
]);

test('a receipt is read again by whoever performed the command, and by staff', async () => {
  const own = { membershipId: String(ours.rows.get('command_receipts')!.membership_id) };
  for (const actor of [partner, auditor, donor]) {
    assert.equal(await count(actor, 'command_receipts', belonging('command_receipts', ours)), 0, actor.role);
    const performer = { ...actor, ...own };
    assert.equal(
      await count(performer, 'command_receipts', exactly('command_receipts', ours)),
      1,
      actor.role,
    );
  }
});

test('nobody at the public page reads a row of any institute', async () => {
  const seen: string[] = [];
  for (const table of tables.keys()) if (await mayDo(visitor, table, 'select')) seen.push(table);
  assert.deepEqual(seen, ['institutes']);
});

test('a transaction without an actor’s settings sees nothing at all', async () => {
  const bare = { role: 'programme_officer' } as unknown as Nobody;
  for (const table of tenantTables) {
    if (await mayDo(staff, table, 'select'))
      assert.equal(await count(bare, table, belonging(table, ours)), 0, table);
  }
});

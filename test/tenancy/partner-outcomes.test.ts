import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../src/kernel/id.ts';
import { inserted, insertRow } from '../support/full-office.ts';
import { openWorlds } from '../support/row-worlds.ts';

const worlds = await openWorlds();
after(worlds.close);
const {
  ours,
  oursToo,
  tables,
  tenantTables,
  staff,
  partner,
  auditor,
  owner,
  exactly,
  attempt,
  count,
  mayDo,
} = worlds;

/** What an outcome says of itself, in its own table and in those that hang on it. */
const ofOutcomes = [
  'announced_groups',
  'baselines',
  'causal_links',
  'cell_mappings',
  'indicator_feeds',
  'indicator_versions',
  'indicators',
  'lesson_filings',
  'outcome_ends',
  'outcomes',
  'outputs',
  'programme_classifications',
  'results',
  'targets',
  'theory_statements',
];

test('a partner reads the outcomes in which it works and what hangs on them, and of no others of its institute', async () => {
  for (const table of ofOutcomes) {
    assert.equal(await count(partner, table, exactly(table, ours)), 1, table);
    assert.equal(await count(partner, table, exactly(table, oursToo)), 0, table);
    assert.equal(await count(staff, table, exactly(table, oursToo)), 1, table);
  }
});

test('what is of the programme and of no outcome stays readable', async () => {
  for (const table of ['theory_statements', 'programme_classifications']) {
    const row = { ...oursToo.rows.get(table)!, id: newId(), outcome_id: null };
    await insertRow(owner, table, row);
    assert.equal(await count(partner, table, `id = '${row.id}'`), 1, table);
  }
  assert.equal(await count(partner, 'programmes', exactly('programmes', oursToo)), 1);
  assert.equal(await count(partner, 'programme_places', exactly('programme_places', oursToo)), 1);
});

test('an auditor’s reading of outcomes is as it was: definitions of the institute', async () => {
  for (const table of ['outcomes', 'outputs', 'indicators', 'theory_statements'])
    for (const world of [ours, oursToo])
      assert.equal(await count(auditor, table, exactly(table, world)), 1, table);
});

test('a link is read where both its ends are', async () => {
  const crossing = {
    ...ours.rows.get('causal_links')!,
    id: newId(),
    from_outcome_id: ours.outcome,
    to_outcome_id: oursToo.outcome,
    from_output_id: null,
    to_output_id: null,
    to_statement_id: null,
  };
  await insertRow(owner, 'causal_links', crossing);
  assert.equal(await count(partner, 'causal_links', `id = '${crossing.id}'`), 0);
  assert.equal(await count(staff, 'causal_links', `id = '${crossing.id}'`), 1);
});

/** Each is a reason of its own; what a measurement or an expense carries beside it never stands without it. */
const reasons = [
  'outcome_partners',
  'activities',
  'action_plan_lines',
  'measurements',
  'progress_reviews',
  'budget_amounts',
  'planned_transfers',
  'transactions',
  'expenses',
  'opening_balances',
  'assets',
  'revenues',
];
/**
 * Read where their outcome is: why there is nothing to report may have been asked for where the partner does not work, and a
 * story is told of an outcome, not the work in it.
 */
const readThere = ['stories', 'unreported_figures'];
const besideOthers = [
  'expense_decisions',
  'measurement_feeds',
  'measurement_restatements',
  'measurement_reviews',
  'restatement_letters',
];

const columnsOf = (name: string) => tables.get(name)!.columns.map((column) => column.name);

test('every table in which a partner reads rows that name an outcome makes it its own', async () => {
  const named: string[] = [];
  for (const name of tenantTables)
    if (['outcome_id', 'partnership_id'].every((column) => columnsOf(name).includes(column)))
      if (await mayDo(partner, name, 'select')) named.push(name);
  assert.deepEqual(named, [...reasons, ...besideOthers, ...readThere].sort());
});

test('one row of its own, standing or ended, is enough, and gives one outcome', async () => {
  for (const table of reasons) {
    const outcome = newId();
    await insertRow(owner, 'outcomes', {
      ...ours.rows.get('outcomes')!,
      id: outcome,
      code: outcome,
      iati_identifier: outcome,
    });
    assert.equal(await count(partner, 'outcomes', `id = '${outcome}'`), 0, table);
    const row: Record<string, unknown> = { ...ours.rows.get(table)!, outcome_id: outcome };
    for (const own of [
      'id',
      'activity_id',
      'asset_id',
      'expense_id',
      'measurement_id',
      'revenue_id',
      'transfer_id',
    ])
      if (own in row && !tables.get(table)!.references.has(own)) row[own] = newId();
    for (const unique of ['reference', 'inventory_number', 'code', 'voucher_number'])
      if (typeof row[unique] === 'string') row[unique] = newId();
    if ('position' in row || 'number' in row)
      Object.assign(row, 'number' in row ? { number: 4711 } : { position: 4711 });
    if ('ended_by_no' in row) row.ended_by_no = 4711;
    await insertRow(owner, table, row);
    assert.equal(await count(partner, 'outcomes', `id = '${outcome}'`), 1, table);
    assert.equal(await count(partner, 'outcomes', exactly('outcomes', oursToo)), 0, table);
  }
});

test('a reason why there is nothing opens no outcome, and is read by the partner where the outcome is', async () => {
  const reason = { ...ours.rows.get('unreported_figures')!, id: newId(), country: 'SN' };
  await insertRow(owner, 'unreported_figures', { ...reason, outcome_id: oursToo.outcome });
  const seen = (actor: typeof partner) => count(actor, 'unreported_figures', `id = '${reason.id}'`);
  assert.equal(await count(partner, 'outcomes', exactly('outcomes', oursToo)), 0);
  assert.equal(await seen(partner), 0);
  assert.equal(await seen(staff), 1);
  await owner.query('update unreported_figures set outcome_id = $1 where id = $2', [ours.outcome, reason.id]);
  assert.equal(await seen(partner), 1);
});

test('a story opens no outcome: a partner tells and reads it where the outcome is, and a control where it reaches', async () => {
  const story = { ...ours.rows.get('stories')!, id: newId(), activity_id: null };
  const elsewhere = { ...story, outcome_id: oursToo.outcome };
  const seen = (actor: typeof partner) => count(actor, 'stories', `id = '${story.id}'`);
  assert.equal(await attempt(partner, inserted('stories', elsewhere)), 'refused');
  assert.equal(await attempt(partner, inserted('stories', { ...story, outcome_id: ours.outcome })), 1);
  await insertRow(owner, 'stories', elsewhere);
  assert.equal(await count(partner, 'outcomes', exactly('outcomes', oursToo)), 0);
  assert.deepEqual([await seen(partner), await seen(auditor), await seen(staff)], [0, 0, 1]);
  await owner.query('update stories set outcome_id = $1 where id = $2', [ours.outcome, story.id]);
  assert.deepEqual([await seen(partner), await seen(auditor)], [1, 1]);
});

test('a window makes no outcome a partner’s own but one for which it asks it expressly, while it stands', async () => {
  const outcome = newId();
  await insertRow(owner, 'outcomes', {
    ...ours.rows.get('outcomes')!,
    id: outcome,
    code: outcome,
    iati_identifier: outcome,
  });
  const asks = { ...ours.rows.get('reporting_windows')!, outcomes: [outcome] };
  const seen = () => count(partner, 'outcomes', `id = '${outcome}'`);
  const asking = async (partnership: string, alsoAsked: readonly string[]) => {
    const id = newId();
    const also_asked = JSON.stringify(
      alsoAsked.map((partnershipId) => ({ partnershipId, outcomeId: outcome })),
    );
    const row = { ...asks, id, name: id, partnerships: [partnership], also_asked };
    await insertRow(owner, 'reporting_windows', row);
    return id;
  };
  await asking(ours.partnership, []);
  assert.equal(await seen(), 0, 'it is named among those who report');
  await asking(oursToo.partnership, [oursToo.partnership, ours.partnership]);
  await asking(ours.partnership, [oursToo.partnership]);
  assert.equal(await seen(), 0, 'another partner is asked');
  const id = await asking(ours.partnership, [ours.partnership]);
  assert.equal(await seen(), 1);
  await owner.query(
    `update reporting_windows set ended_by_no = 1, withdrawn_on = '2026-01-01', withdrawn_by_name = 'x',
       withdrawal_reason = 'x' where id = $1`,
    [id],
  );
  assert.equal(await seen(), 0);
});

test('a partner makes no outcome its own by writing in it', async () => {
  const writes: string[] = [];
  for (const name of tenantTables)
    if (columnsOf(name).includes('outcome_id') && (await mayDo(partner, name, 'insert'))) writes.push(name);
  assert.ok(writes.length > 5, `${writes}`);
  for (const table of writes) {
    const row = { ...ours.rows.get(table)!, outcome_id: oursToo.outcome };
    assert.equal(await attempt(partner, inserted(table, row)), 'refused', table);
    if (!(await mayDo(partner, table, 'update'))) continue;
    const { rows } = await owner.query<{ may: boolean }>(
      `select has_column_privilege('relais_partner', $1, 'outcome_id', 'update') as may`,
      [table],
    );
    const moved = `update ${table} set outcome_id = '${oursToo.outcome}' where ${exactly(table, ours)}`;
    if (rows[0]!.may) assert.equal(await attempt(partner, moved), 'refused', table);
  }
});

test('a partner reads the windows that ask it or another in its outcomes, and none of outcomes of others', async () => {
  assert.equal(await count(partner, 'reporting_windows', exactly('reporting_windows', ours)), 1);
  for (const [outcome, seen] of [
    [ours.outcome, 1],
    [oursToo.outcome, 0],
  ] as const) {
    const asked = { name: `Others ${seen}`, partnerships: [newId()], outcomes: [outcome] };
    const others = { ...ours.rows.get('reporting_windows')!, id: newId(), ...asked };
    await insertRow(owner, 'reporting_windows', others);
    assert.equal(await count(partner, 'reporting_windows', `id = '${others.id}'`), seen);
    assert.equal(await count(staff, 'reporting_windows', `id = '${others.id}'`), 1);
  }
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../src/kernel/id.ts';
import { inserted, insertRow } from '../support/full-office.ts';
import { openWorlds } from '../support/row-worlds.ts';

const worlds = await openWorlds();
after(worlds.close);
const { ours, oursToo, tenantTables, staff, partner, auditor, donor, owner, exactly, attempt, count, mayDo } =
  worlds;

/** All that an auditor writes beside the trail: questions, samples and findings of the control, and what it decides of them. */
const auditorAsks = [
  'control_questions',
  'control_decisions',
  'audit_samples',
  'sample_results',
  'frozen_confirmations',
];
/** The institute enters these too, from a letter. */
const byLetter = ['control_findings', 'finding_decisions'];

test('an auditor adds to the trail and to the questions of the control, a donor to the trail alone', async () => {
  const trail = ['audit_entries', 'audit_heads', 'audit_payloads', 'command_receipts'];
  for (const actor of [auditor, donor])
    for (const table of tenantTables.filter((name) => !trail.includes(name)))
      for (const what of ['insert', 'update', 'delete']) {
        const asks = actor === auditor && what === 'insert' && [...auditorAsks, ...byLetter].includes(table);
        assert.equal(await mayDo(actor, table, what), asks, `${actor.role} ${what} ${table}`);
      }
});

test('an auditor asks and decides in its own name, within the outcomes and years under control', async () => {
  const me = auditor.membershipId;
  const question = { ...ours.rows.get('control_questions')!, asked_by: me };
  const decision = { ...ours.rows.get('control_decisions')!, decided_by: me };
  assert.equal(await attempt(auditor, inserted('control_questions', question)), 1);
  assert.equal(await attempt(auditor, inserted('control_decisions', decision)), 1);
  const other = newId();
  const elsewhere = { outcomes: `{${oursToo.outcome}}`, years: `{${ours.year}}` };
  for (const refused of [
    inserted('control_questions', { ...question, asked_by: other }),
    inserted('control_questions', { ...question, ...elsewhere }),
    inserted('control_questions', { ...question, outcomes: `{${ours.outcome},${oursToo.outcome}}` }),
    inserted('control_questions', { ...question, years: `{${ours.year + 1}}` }),
    inserted('control_decisions', { ...decision, decided_by: other }),
    inserted('control_decisions', { ...oursToo.rows.get('control_decisions')!, decided_by: me }),
    inserted('control_replies', ours.rows.get('control_replies')!),
  ])
    assert.equal(await attempt(auditor, refused), 'refused', refused);
});

test('the institute replies to the control and neither asks nor decides in its place; partners and donor see nothing of it', async () => {
  assert.equal(await attempt(staff, inserted('control_replies', ours.rows.get('control_replies')!)), 1);
  for (const table of auditorAsks)
    assert.equal(await attempt(staff, inserted(table, ours.rows.get(table)!)), 'refused', table);
  for (const actor of [partner, donor])
    for (const table of [
      ...auditorAsks,
      ...byLetter,
      'control_replies',
      'finding_replies',
      'finding_settlements',
    ])
      assert.equal(await count(actor, table, 'true'), 'refused', `${actor.role} ${table}`);
});

test('an auditor finds and decides in its own name within the control; the institute only from a letter', async () => {
  const me = auditor.membershipId;
  const finding = { ...ours.rows.get('control_findings')!, found_by: me };
  const decision = {
    ...ours.rows.get('finding_decisions')!,
    decided_by: me,
    finding_id: await findingWithoutDecision(),
  };
  assert.equal(await attempt(auditor, inserted('control_findings', finding)), 1);
  assert.equal(await attempt(auditor, inserted('finding_decisions', decision)), 1);
  for (const refused of [
    inserted('control_findings', { ...finding, found_by: newId() }),
    inserted('control_findings', { ...finding, outcomes: `{${oursToo.outcome}}` }),
    inserted('control_findings', { ...finding, years: `{${ours.year + 1}}` }),
    inserted('finding_decisions', { ...decision, decided_by: newId() }),
    inserted('finding_decisions', { ...oursToo.rows.get('finding_decisions')!, decided_by: me }),
    inserted('finding_replies', ours.rows.get('finding_replies')!),
    inserted('finding_settlements', ours.rows.get('finding_settlements')!),
  ])
    assert.equal(await attempt(auditor, refused), 'refused', refused);
  assert.equal(await attempt(staff, inserted('control_findings', { ...finding, letter: 'D4/1' })), 1);
  assert.equal(await attempt(staff, inserted('control_findings', { ...finding, letter: null })), 'refused');
  assert.equal(await attempt(staff, inserted('finding_decisions', { ...decision, letter: null })), 'refused');
});

/** A finding of ours that nobody decided: only inserted ones are, so it is the first again under another key. */
const findingWithoutDecision = async (): Promise<string> => {
  const id = newId();
  await insertRow(owner, 'control_findings', { ...ours.rows.get('control_findings')!, id });
  return id;
};

test('an auditor reads the documents of what the control reaches, and of no other thing', async () => {
  const hangsOn = async (kind: string, id: unknown) => {
    const document = { ...ours.rows.get('documents')!, id: newId(), subject_kind: kind, subject_id: id };
    await insertRow(owner, 'documents', document);
    const elsewhen = { ...auditor, scope: { outcomes: [ours.outcome], years: [ours.year - 1] } };
    const seen = (actor: typeof auditor) => count(actor, 'documents', `id = '${document.id}'`);
    return [await seen(staff), await seen(auditor), await seen(elsewhen)];
  };
  const idOf = (table: string, key = 'id') => ours.rows.get(table)![key];
  for (const [kind, table] of [
    ['outcome', 'outcomes'],
    ['evaluation', 'evaluations'],
    ['derogation', 'derogations'],
  ] as const)
    assert.deepEqual(await hangsOn(kind, idOf(table)), [1, 1, 1], kind);
  for (const [kind, table, key] of [
    ['activity', 'activities'],
    ['review', 'progress_reviews'],
    ['transaction', 'transactions'],
    ['post', 'posts', 'post_id'],
    ['planned_transfer', 'planned_transfers', 'transfer_id'],
    ['measurement', 'measurements', 'measurement_id'],
  ] as const) {
    assert.deepEqual(await hangsOn(kind, idOf(table, key)), [1, 1, 0], kind);
    assert.deepEqual(await hangsOn(kind, oursToo.rows.get(table)![key ?? 'id']), [1, 0, 0], kind);
  }
  for (const [kind, table] of [
    ['dialogue_event', 'dialogue_events'],
    ['collective_agreement', 'collective_agreements'],
    ['advocacy_dossier', 'advocacy_dossiers'],
    ['partner_report', 'partner_reports'],
    ['score_sheet', 'score_sheets'],
    ['obligation', 'obligation_closings'],
    ['anything_new', 'outcomes'],
  ] as const)
    assert.deepEqual(await hangsOn(kind, idOf(table)), [1, 0, 0], kind);
});

test('an auditor reads what was said of the stories that the control reaches, and of no other', async () => {
  const story = { ...ours.rows.get('stories')!, id: newId(), activity_id: null, outcome_id: ours.outcome };
  await insertRow(owner, 'stories', story);
  const comment = { ...ours.rows.get('comments')!, id: newId(), subject_kind: 'story', subject_id: story.id };
  await insertRow(owner, 'comments', comment);
  const seen = (actor: typeof auditor) => count(actor, 'comments', `id = '${comment.id}'`);
  assert.deepEqual([await seen(staff), await seen(partner), await seen(auditor)], [1, 1, 1]);
  assert.equal(await seen({ ...auditor, scope: { outcomes: [oursToo.outcome], years: [ours.year] } }), 0);
});

test('an auditor reads what went between institute and partner, never what the institute’s people said among themselves', async () => {
  const said = ours.rows.get('comments')!;
  const [between, among] = [newId(), newId()];
  await insertRow(owner, 'comments', { ...said, id: between });
  await insertRow(owner, 'comments', { ...said, id: among, partnership_id: null });
  const seen = async (id: string) =>
    Promise.all([staff, partner, auditor].map((actor) => count(actor, 'comments', `id = '${id}'`)));
  assert.deepEqual(await seen(between), [1, 1, 1]);
  assert.deepEqual(await seen(among), [1, 0, 0]);
});

test('an auditor reads the evidence of a sheet on which a figure under control stands, and nothing else of the sheet', async () => {
  const sheet = ours.rows.get('measurement_reports')!;
  const document = {
    ...ours.rows.get('documents')!,
    id: newId(),
    subject_kind: 'measurement-report',
    subject_id: sheet.id,
  };
  await insertRow(owner, 'documents', document);
  const seen = (actor: typeof auditor) => count(actor, 'documents', `id = '${document.id}'`);
  assert.equal(await seen(auditor), 0, 'no figure of the control stands on it');
  const figure = ours.rows.get('measurements')!;
  const window = ours.rows.get('reporting_windows')!;
  const moved = await owner.query(
    `update reporting_windows set indicators = array[$1::uuid], from_on = from_on - 1 where id = $2
     returning from_on::text, until_on::text`,
    [figure.indicator_id, window.id],
  );
  const [days] = moved.rows;
  const abroad = { ...figure, ...days, country: 'TD', id: newId(), measurement_id: newId() };
  await insertRow(owner, 'measurements', abroad);
  assert.equal(await seen(auditor), 0, 'the sheet was not handed in by that country');
  const handedInBy = (countries: string) =>
    owner.query('update measurement_reports set countries = $1 where id = $2', [countries, sheet.id]);
  await handedInBy('{NE,TD}');
  assert.equal(await seen(auditor), 1);
  assert.equal(await seen({ ...auditor, scope: { outcomes: [ours.outcome], years: [ours.year - 1] } }), 0);
  await handedInBy('{NE}');
  assert.equal(await seen(auditor), 0);
  const on = { ...figure, ...days, country: null, id: newId(), measurement_id: newId() };
  await insertRow(owner, 'measurements', on);
  assert.equal(await seen(auditor), 1);
  for (const scope of [
    { outcomes: [ours.outcome], years: [ours.year - 1] },
    { outcomes: [oursToo.outcome], years: [ours.year] },
  ])
    assert.equal(await seen({ ...auditor, scope }), 0);
  const theirSheet = oursToo.rows.get('measurement_reports')!;
  assert.equal(await count(auditor, 'measurement_reports', `id = '${sheet.id}'`), 1);
  assert.equal(await count(auditor, 'measurement_reports', `id = '${theirSheet.id}'`), 0);
  assert.equal(await count(auditor, 'measurement_reports', 'draft is null'), 'refused');
  assert.equal(await count(auditor, 'report_steps', 'true'), 'refused');
});

test('an auditor reads a budget amount over several years that began before those of the control', async () => {
  for (const table of ['budget_amounts', 'budget_shift_moves']) {
    const days = { from_on: `${ours.year - 1}-01-01`, until_on: `${ours.year + 1}-12-31` };
    const place = table === 'budget_shift_moves' ? { position: 77 } : {};
    const over = { ...ours.rows.get(table)!, ...days, ...place, id: newId() };
    await insertRow(owner, table, over);
    const seen = (scope: object) =>
      count({ ...auditor, scope: { ...auditor.scope!, ...scope } }, table, `id = '${over.id}'`);
    assert.deepEqual([await seen({}), await seen({ years: [ours.year + 1] })], [1, 1], table);
    const outside = [{ years: [ours.year + 2] }, { years: [ours.year - 2] }, { outcomes: [oursToo.outcome] }];
    for (const scope of outside) assert.equal(await seen(scope), 0, table);
  }
});

test('a control limited to budget items sees the expenses of those alone, and what hangs on them', async () => {
  const expense = ours.rows.get('expenses')!;
  const item = String(expense.item ?? '');
  const hanging = newId();
  await insertRow(owner, 'documents', {
    ...ours.rows.get('documents')!,
    id: hanging,
    subject_kind: 'expense',
    subject_id: expense.expense_id,
  });
  await insertRow(owner, 'expense_decisions', {
    ...ours.rows.get('expense_decisions')!,
    id: newId(),
    expense_id: expense.expense_id,
  });
  const deed = newId();
  const asset = { ...ours.rows.get('assets')!, id: newId(), asset_id: newId(), inventory_number: 'LTD-1' };
  await insertRow(owner, 'assets', { ...asset, expense_id: expense.expense_id });
  await insertRow(owner, 'documents', {
    ...ours.rows.get('documents')!,
    id: deed,
    subject_kind: 'asset',
    subject_id: asset.asset_id,
  });
  const limitedTo = (items: string[]) => ({ ...auditor, scope: { ...auditor.scope!, items } });
  const seen = async (items: string[]) => {
    const actor = limitedTo(items);
    return [
      await count(actor, 'expenses', exactly('expenses', ours)),
      await count(actor, 'expense_decisions', `expense_id = '${expense.expense_id}'`),
      await count(actor, 'documents', `id = '${hanging}'`),
      await count(actor, 'transfer_uses', exactly('transfer_uses', ours)),
      await count(actor, 'audit_samples', exactly('audit_samples', ours)),
      await count(actor, 'control_questions', exactly('control_questions', ours)),
      await count(actor, 'assets', `id = '${asset.id}'`),
      await count(actor, 'documents', `id = '${deed}'`),
    ];
  };
  assert.deepEqual(await seen([]), [1, 1, 1, 1, 1, 1, 1, 1]);
  assert.deepEqual(await seen([item]), [1, 1, 1, 1, 0, 1, 1, 1]);
  assert.deepEqual(await seen(['another "item", with \\ signs']), [0, 0, 0, 0, 0, 1, 0, 0]);
  for (const table of ['budget_amounts', 'budget_shift_moves', 'opening_balances']) {
    const its = String(ours.rows.get(table)!.item ?? '');
    assert.equal(await count(limitedTo([its]), table, exactly(table, ours)), 1, table);
    assert.equal(await count(limitedTo([`not ${its}`]), table, exactly(table, ours)), 0, table);
  }
  const sample = { ...ours.rows.get('audit_samples')!, drawn_by: auditor.membershipId };
  const drawn = (items: string) =>
    attempt(limitedTo(['rent', 'travel']), inserted('audit_samples', { ...sample, items }));
  assert.equal(await drawn('{rent}'), 1);
  for (const items of ['{}', '{salaries}', '{rent,salaries}'])
    assert.equal(await drawn(items), 'refused', items);
});

test('the statutory auditor sees what was frozen for it and the books of that year, and answers in its own name', async () => {
  const account = ours.rows.get('frozen_accounts')!;
  const expense = ours.rows.get('expenses')!;
  const frozen = { ...account, id: newId(), year: expense.charged_year, programme_id: expense.programme_id };
  const elsewhere = { ...auditor, scope: { outcomes: [newId()], years: [1990] } };
  assert.equal(await count(elsewhere, 'expenses', exactly('expenses', ours)), 0);
  await insertRow(owner, 'frozen_accounts', frozen);
  assert.equal(await count(elsewhere, 'expenses', exactly('expenses', ours)), 1);
  assert.equal(await count(elsewhere, 'expenses', exactly('expenses', oursToo)), 0);
  assert.equal(await count(elsewhere, 'frozen_accounts', exactly('frozen_accounts', ours)), 1);
  assert.equal(await count(elsewhere, 'frozen_accounts', exactly('frozen_accounts', oursToo)), 0);
  const another = { ...elsewhere, membershipId: newId() };
  for (const table of ['frozen_accounts', 'frozen_confirmations', 'expenses'])
    assert.equal(await count(another, table, exactly(table, ours)), 0, table);
  const answer = {
    ...ours.rows.get('frozen_confirmations')!,
    account_id: frozen.id,
    said_by: auditor.membershipId,
  };
  assert.equal(await attempt(elsewhere, inserted('frozen_confirmations', answer)), 1);
  for (const refused of [
    inserted('frozen_confirmations', { ...answer, said_by: newId() }),
    inserted('frozen_accounts', frozen),
  ])
    assert.equal(await attempt(elsewhere, refused), 'refused', refused);
  assert.equal(await attempt(another, inserted('frozen_confirmations', answer)), 'refused');
});

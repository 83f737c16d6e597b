import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../src/kernel/id.ts';
import { inserted } from '../support/full-office.ts';
import { openWorlds } from '../support/row-worlds.ts';

const worlds = await openWorlds();
after(worlds.close);
const { ours, oursToo, tenantTables, staff, partner, auditor, donor, attempt, count, mayDo } = worlds;

/** All that an auditor writes beside the trail: questions and samples of the control, and what it decides of them. */
const auditorAsks = ['control_questions', 'control_decisions', 'audit_samples', 'sample_results'];

test('an auditor adds to the trail and to the questions of the control, a donor to the trail alone', async () => {
  const trail = ['audit_entries', 'audit_heads', 'audit_payloads', 'command_receipts'];
  for (const actor of [auditor, donor])
    for (const table of tenantTables.filter((name) => !trail.includes(name)))
      for (const what of ['insert', 'update', 'delete']) {
        const asks = actor === auditor && what === 'insert' && auditorAsks.includes(table);
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
    for (const table of [...auditorAsks, 'control_replies'])
      assert.equal(await count(actor, table, 'true'), 'refused', `${actor.role} ${table}`);
});

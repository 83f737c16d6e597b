import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { perform } from '../../../command/perform.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { partnerDecisionsOf } from '../../partners/queries/partner-decisions.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordPartnerDecision } from '../commands/record-partner-decision.ts';
import { newestBudgetVersion } from '../queries/budget-versions.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { as, institute, system } = cast;
const [partnershipId, otherId] = office.partnerships;
const year = yearOf(office.today);
await doing(db, system, recordBudget, {
  programmeId: office.programmeId,
  kind: 'decided',
  amounts: [
    {
      block: 'operational',
      line: 'a',
      heading: 'running',
      outcomeId: office.outcomes[0],
      partnershipId,
      from: `${year}-01-01`,
      until: `${year}-12-31`,
      amount: { minor: 100_000, currency: 'EUR' },
    },
  ],
});
const version = await db.read(system, (tx) => newestBudgetVersion(tx, institute.id, office.programmeId));
const things = { budget: version?.id ?? '', programme: office.programmeId, action_plan: office.planId };
const pages = {
  budget: paths.budget({ id: office.programmeId }),
  programme: paths.programme({ id: office.programmeId }),
  action_plan: paths.actionPlan({ id: office.planId }),
};
const coordinator = as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
const officer = as('programme_officer', { language: 'en' });
const form = paths.newPartnerDecision({ id: partnershipId });
const said = { verdict: 'approved', organ: 'national council', decidedOn: '02/03/2026', source: 'minutes' };

test('what an organ decides on is chosen from a list: its own plans, its programmes and their budgets', async () => {
  const { text } = await app.as(coordinator).get(form);
  for (const id of Object.values(things)) assert.match(text, new RegExp(`<option value="${id}"`));
  const another = await app
    .as(as('partner_coordinator', { partnerships: [otherId] }))
    .get(paths.newPartnerDecision({ id: otherId }));
  assert.doesNotMatch(another.text, new RegExp(office.planId));
});

for (const about of ['budget', 'programme', 'action_plan'] as const)
  test(`a decision on a ${about} is kept with the thing and stands on its page`, async () => {
    const bad = await app.as(coordinator).post(form, { ...said, aboutId: things[about], organ: '' });
    assert.equal(bad.status, 422);
    assert.match(bad.text, new RegExp(`<option value="${things[about]}" selected`));
    const kept = await app.as(coordinator).post(form, { ...said, aboutId: things[about] });
    assert.equal(kept.status, 303);
    const rows = await db.read(officer, (tx) => partnerDecisionsOf(tx, institute.id, partnershipId));
    const row = rows.find(({ aboutId }) => aboutId === things[about]);
    assert.equal(row?.about, about);
    assert.ok(row?.aboutText);
    for (const actor of [officer, coordinator])
      assert.match(
        (await app.as(actor).get(pages[about])).text,
        /approved by its organ \(national council\)/,
      );
  });

test('no other partner, no auditor and no donor reads on those pages who decided', async () => {
  const other = as('partner_coordinator', { partnerships: [otherId], language: 'en' });
  const auditor = as('auditor', { scope: { outcomes: [...office.outcomes], years: [year] }, language: 'en' });
  for (const actor of [other, auditor])
    for (const path of Object.values(pages)) {
      const { status, text } = await app.as(actor).get(path);
      assert.ok([200, 404].includes(status), `${actor.role} ${path} ${status}`);
      assert.doesNotMatch(text, /approved by its organ/);
    }
});

test('a thing of another kind, of another partner or of a programme without the partner is refused', async () => {
  const stranger = await makeOffice(db, await makeCast(db));
  const decide = (more: object) =>
    perform(db, officer, recordPartnerDecision, newId(), {
      ...said,
      decidedOn: '2026-03-02',
      partnershipId,
      aboutText: 'something',
      ...more,
    });
  const refused = { done: false, fields: { about: [{ key: 'problem.not-known-here' }] } };
  for (const wrong of [
    { about: 'programme', aboutId: things.budget },
    { about: 'action_plan', aboutId: things.action_plan, partnershipId: otherId },
    { about: 'programme', aboutId: stranger.programmeId },
  ])
    assert.deepEqual(await decide(wrong), refused);
  assert.equal((await decide({ about: 'other' })).done, true);
});

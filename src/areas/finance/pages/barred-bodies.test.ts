import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { bodyThatLosesTogo } from '../../../../test/support/regional-world.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';
import type { Confidence } from '../../rulebook/rules/rule.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const barred = /Regional bodies that aim 3 does not let be supported today/;

const prepared = async (reading: Confidence = 'read') => {
  const cast = await makeCast(db);
  const world = await bodyThatLosesTogo(db, cast, reading);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const finance = app.as(cast.as('finance_officer', en));
  const spend = (year: number) =>
    finance.post(paths.newBudgetAmount({ id: programmeId }), {
      place: outcomeId,
      line: 'a',
      heading: 'running',
      item: `Secretariat ${year}`,
      partnershipId: world.partnershipId,
      from: `01/01/${year}`,
      until: `31/12/${year}`,
      amount: '1,000.00',
    });
  return { cast, finance, programmeId, outcomeId, spend, ...world };
};

/** The row of the budget that names an item. */
const rowOf = (text: string, item: string): string =>
  text.split('<tr').find((row) => row.includes(item)) ?? assert.fail(item);

test('an amount for a body that lost its eligibility is warned of on the form, saved, and marked in the budget', async () => {
  const { finance, programmeId, bodyId, spend } = await prepared();
  const form = await finance.get(paths.newBudgetAmount({ id: programmeId }));
  assert.match(form.text, barred);
  assert.ok(form.text.includes(`href="${paths.eligibility({ id: bodyId })}"`));
  assert.equal((await spend(2024)).status, 303);
  assert.equal((await spend(2025)).status, 303);
  const { text } = await finance.get(paths.budget({ id: programmeId }));
  assert.doesNotMatch(rowOf(text, 'Secretariat 2024'), /O3: /);
  assert.match(rowOf(text, 'Secretariat 2025'), /O3: blocks/);
  assert.ok(rowOf(text, 'Secretariat 2025').includes(`${paths.eligibility({ id: bodyId })}?on=2025-01-01`));
});

test('where nobody has confirmed the reading of aim O3 the mark is a warning', async () => {
  const { finance, programmeId, spend } = await prepared('guessed');
  assert.equal((await spend(2025)).status, 303);
  const { text } = await finance.get(paths.budget({ id: programmeId }));
  assert.match(rowOf(text, 'Secretariat 2025'), /O3: warning/);
});

test('whoever plans for such a body is told on the form, and again on the page of what was planned', async () => {
  const { cast, outcomeId, partnershipId } = await prepared();
  const officer = app.as(cast.as('programme_officer', en));
  for (const kind of ['A6', 'A3'])
    assert.match((await officer.get(paths.planActivity({ kind }))).text, barred);
  const sent = await officer.post(paths.planActivity({ kind: 'A3' }), {
    outcomeId,
    partnershipId,
    title: 'Support of the secretariat',
    plannedFrom: '02/06/2025',
    plannedUntil: '06/06/2025',
    mode: 'in_person',
    country: 'BJ',
    beneficiary: 'secretariat',
    purpose: 'To follow the members',
  });
  assert.equal(sent.status, 303);
  const { text } = await officer.get(sent.location ?? '');
  assert.match(text, /id="checks"[\s\S]*regional/i);
  assert.match(text, /aim O3/);
});

test('the form on which an agreement is signed shows what aim O3 says beside aim O1', async () => {
  const { cast, partnershipId, bodyId } = await prepared();
  const { id } = await doing(db, cast.as('programme_officer'), registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: 'BODY-1',
    fromOn: '2025-01-01',
    untilOn: '2026-12-31',
    currency: 'EUR',
  });
  const { text } = await app.as(cast.as('director', en)).get(paths.signAgreement({ id }));
  assert.match(text, /Eligibility under aim O3/);
  assert.ok(text.includes(`href="${paths.eligibility({ id: bodyId })}"`));
});

test('a partner is not told which bodies may be supported', async () => {
  const { cast, partnershipId } = await prepared();
  const coordinator = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
  const { status, text } = await coordinator.get(paths.planActivity({ kind: 'A3' }));
  assert.equal(status, 200);
  assert.doesNotMatch(text, barred);
});

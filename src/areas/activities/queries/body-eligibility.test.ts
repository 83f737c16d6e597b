import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { bodyThatLosesTogo } from '../../../../test/support/regional-world.ts';
import { programmeOf, training } from '../../../../test/support/union-work.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import type { Confidence } from '../../rulebook/rules/rule.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { checksOfActivity } from './activity-checks.ts';

const db = await testDatabase();

/** What A6 says, when asked on `today`, of support to the body in each of three weeks around the loss. */
const saidOf = async (reading: Confidence, today: CalendarDay) => {
  const cast = await makeCast(db);
  const { bodyId } = await bodyThatLosesTogo(db, cast, reading);
  const { outcomeId } = await programmeOf(db, cast);
  const officer = cast.as('programme_officer');
  const judged = async (plannedFrom: string, plannedUntil: string) => {
    const { id } = await doing(db, officer, planActivity, {
      kind: 'A6',
      title: 'A common position',
      outcomeId,
      plannedFrom,
      plannedUntil,
      country: 'BJ',
      reach: 'regional',
      scope: 'cross_sectoral',
      bodyOrganisationId: bodyId,
      bodyBenefits: true,
      effectCountries: ['BJ'],
      organisations: [],
    });
    const checks = await db.read(officer, (tx) => checksOfActivity(tx, cast.institute.id, id, today));
    const check = checks.find(({ ruleId }) => ruleId === 'A6-regional-body');
    return [check?.verdict, check?.unconfirmed.join()];
  };
  return {
    before: await judged('2024-06-03', '2024-06-07'),
    across: await judged('2024-12-30', '2025-01-03'),
    after: await judged('2025-06-02', '2025-06-06'),
  };
};

for (const today of ['2024-01-15', '2026-04-01'] as CalendarDay[])
  test(`support of a body is judged on its own first day, also where one asks on ${today}`, async () => {
    assert.deepEqual(await saidOf('read', today), {
      before: ['ok', ''],
      across: ['ok', ''],
      after: ['blocks', ''],
    });
  });

test('where aim O3 only warns, because nobody has confirmed its reading, A6 warns and says what is unconfirmed', async () => {
  assert.deepEqual(await saidOf('guessed', '2026-04-01' as CalendarDay), {
    before: ['ok', ''],
    across: ['ok', ''],
    after: ['warns', 'partner-country-when'],
  });
});

/** A training of the body itself in a week before the loss and in one after it. */
const ownTrainings = async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await bodyThatLosesTogo(db, cast, 'read');
  const { outcomeId } = await programmeOf(db, cast);
  const officer = cast.as('programme_officer');
  const plan = async (plannedFrom: string, plannedUntil: string) =>
    (
      await doing(db, officer, planActivity, {
        ...training,
        outcomeId,
        partnershipId,
        plannedFrom,
        plannedUntil,
        justification: 'Agreed',
      })
    ).id;
  const [before, after] = [await plan('2024-06-03', '2024-06-07'), await plan('2025-06-02', '2025-06-06')];
  const checksFor = (actor: Actor, id: string) =>
    db.read(actor, (tx) => checksOfActivity(tx, cast.institute.id, id, '2026-04-01' as CalendarDay));
  return { cast, officer, partnershipId, before, after, checksFor };
};

test('what a body itself does after the loss is saved, and cannot be charged; what it did before can', async () => {
  const { officer, before, after, checksFor } = await ownTrainings();
  const blockers = async (id: string) =>
    blockersAt(await checksFor(officer, id), 'charging').map(({ ruleId }) => ruleId);
  assert.deepEqual(await blockers(before), []);
  assert.deepEqual(await blockers(after), ['O3-regional-body']);
});

test('a derogation on the activity settles it', async () => {
  const { cast, officer, after, checksFor } = await ownTrainings();
  const derogationId = newId();
  await doing(db, officer, askDerogation, {
    id: derogationId,
    ruleId: 'O3-regional-body',
    subject: { kind: 'activity', id: after },
    origin: 'donor',
    reason: 'Begun before the loss',
    from: '2025-01-01',
    until: '2026-12-31',
  });
  await doing(db, cast.as('director'), decideDerogation, {
    derogationId,
    origin: 'donor',
    decision: 'granted',
    reason: 'Letter of the donor',
    letterReference: 'DGD/2025/12',
    letter: { name: 'letter.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) },
  });
  const check = (await checksFor(officer, after)).find(({ ruleId }) => ruleId === 'O3-regional-body');
  assert.equal(check?.verdict, 'settled');
});

test('the body itself, which does not see who else belongs to it, is told nothing of the kind', async () => {
  const { cast, partnershipId, before, checksFor } = await ownTrainings();
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const said = (await checksFor(coordinator, before)).map(({ ruleId }) => ruleId);
  assert.ok(said.length > 0 && !said.includes('O3-regional-body'));
});

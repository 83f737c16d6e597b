import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { addContribution } from '../commands/add-contribution.ts';
import { addFramework } from '../commands/add-framework.ts';
import { addFrameworkTarget } from '../commands/add-framework-target.ts';
import { addRisk } from '../commands/add-risk.ts';
import { followUpRisk } from '../commands/follow-up-risk.ts';
import { reviseFramework } from '../commands/revise-framework.ts';
import { graveRiskRule } from '../rules/design-rules.ts';
import { designChecks } from './design-checks.ts';

const db = await testDatabase();
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

test('a grave risk warns until something is done and it is followed up, an outcome until it names a target', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const parameters = graveRiskRule.parameters.map((seed) => ({ ...seed, ruleId: graveRiskRule.id }));
  await doing(db, cast.system, adoptRulebook, { parameters, countryFacts: [] });
  const judged = async (day = '2026-07-01') =>
    (await db.read(cast.system, (tx) => designChecks(tx, cast.institute.id, programmeId, day as CalendarDay)))
      .filter(({ ruleId }) => ruleId !== 'P-agreed-first')
      .map(({ ruleId, verdict, subject }) => [ruleId, verdict, subject.kind]);
  assert.deepEqual(await judged(), [
    ['P-grave-risk', 'ok', 'programme'],
    ['P-framework-contribution', 'warns', 'outcome'],
  ]);
  const { id: riskId } = await doing(db, cast.system, addRisk, {
    programmeId,
    text: said('Coup d’État'),
    mitigation: said('Travail depuis le pays voisin'),
    probability: 3,
    impact: 5,
  });
  assert.equal((await judged())[0]?.[1], 'warns');
  const seen = { riskId, state: 'open', probability: 3, impact: 5, note: 'Calme', byFunction: 'Direction' };
  await doing(db, cast.system, followUpRisk, { ...seen, year: 2026, onDay: '2026-06-30' });
  assert.equal((await judged())[0]?.[1], 'ok');
  assert.equal((await judged('2027-02-01'))[0]?.[1], 'ok', 'the programme has ended');
  const framework = { name: said('Cadre'), kind: 'thematic', fromOn: '2022-01-01', untilOn: '2026-12-31' };
  const bygone = { ...framework, fromOn: '1996-01-01', untilOn: '1999-12-31' };
  const { id: oldId } = await doing(db, cast.system, addFramework, framework);
  const oldTarget = { frameworkId: oldId, code: 'C0', title: said('Ancienne cible') };
  const { id: oldTargetId } = await doing(db, cast.system, addFrameworkTarget, oldTarget);
  const old = { targetId: oldTargetId, programmeId, outcomeId, text: said('Part') };
  await doing(db, cast.system, addContribution, old);
  await doing(db, cast.system, reviseFramework, { frameworkId: oldId, version: 1, ...bygone });
  assert.equal((await judged())[1]?.[1], 'warns', 'a target of another cycle is none of this programme');
  const { id: frameworkId } = await doing(db, cast.system, addFramework, framework);
  const target = { frameworkId, code: 'C1', title: said('Cible') };
  const { id: targetId } = await doing(db, cast.system, addFrameworkTarget, target);
  await doing(db, cast.system, addContribution, { targetId, programmeId, outcomeId, text: said('Part') });
  assert.equal((await judged())[1]?.[1], 'ok');
  const stranger = await makeCast(db);
  const unseen = await db.read(stranger.system, (tx) =>
    designChecks(tx, stranger.institute.id, programmeId, '2026-07-01' as CalendarDay),
  );
  assert.deepEqual(unseen, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { recordAffiliation } from '../commands/record-affiliation.ts';
import { recordScreening } from '../commands/record-screening.ts';
import { recordSupport } from '../commands/record-support.ts';
import { registerAgreement } from '../commands/register-agreement.ts';
import { registerOrganisation } from '../commands/register-organisation.ts';
import { signAgreement } from '../commands/sign-agreement.ts';
import { startPartnership } from '../commands/start-partnership.ts';
import { partnerRules } from '../rules/partner-rules.ts';
import { bodyHistories } from './body-histories.ts';
import { eligibilityThroughTime } from './eligibility-checks.ts';

const db = await testDatabase();
const day = '2026-06-01' as CalendarDay;

/** Two bodies: one with a union in each of two partner countries, one of them below a confederation; one with one union. */
const world = async () => {
  const cast = await makeCast(db);
  const { system, institute } = cast;
  const fact = {
    kind: 'partner_country',
    value: 'yes',
    source: 'Test',
    confidence: 'read',
    validFrom: '2010-01-01',
  };
  await doing(db, system, adoptRulebook, {
    parameters: partnerRules.flatMap((rule) => rule.parameters.map((seed) => ({ ...seed, ruleId: rule.id }))),
    countryFacts: ['BJ', 'TG'].map((country) => ({ ...fact, country })),
  });
  const register = async (name: string, kind: string, country?: string) =>
    (await doing(db, system, registerOrganisation, { kind, name, country })).id;
  const belongs = (memberId: string, bodyId: string, untilOn?: string) =>
    doing(db, system, recordAffiliation, {
      memberId,
      bodyId,
      fromOn: '2015-01-01',
      untilOn,
      source: 'register',
    });
  const supported = (organisationId: string) =>
    doing(db, system, recordSupport, {
      organisationId,
      fromOn: '2012-01-01',
      untilOn: '2016-12-31',
      programme: 'Old',
      source: 'archive',
    });
  const wide = await register('Wide', 'regional_body');
  const narrow = await register('Narrow', 'continental_body');
  const global = await register('Global', 'global_union');
  const [benin, togo, below, left] = [
    await register('Benin union', 'national_union', 'BJ'),
    await register('Togo union', 'national_union', 'TG'),
    await register('Confederation', 'confederation', 'BJ'),
    await register('Left it', 'national_union', 'TG'),
  ];
  await belongs(below, wide);
  await belongs(benin, below);
  await belongs(togo, wide);
  await belongs(benin, narrow);
  await belongs(left, narrow, '2020-12-31');
  for (const id of [benin, left]) await supported(id);
  const { id: partnershipId } = await doing(db, system, startPartnership, {
    organisationId: togo,
    fromOn: '2020-01-01',
  });
  await doing(db, system, recordScreening, screeningOf(partnershipId));
  const { id: agreementId } = await doing(db, system, registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: `${institute.code}-1`,
    currency: 'EUR',
    fromOn: '2022-01-01',
    untilOn: '2026-12-31',
  });
  const signed = { signedOn: '2022-02-01', signedForPartnerBy: 'its secretary general', version: 1 };
  await doing(db, cast.as('director'), signAgreement, { agreementId, ...signed });
  return { cast, bodies: { wide, narrow, global } };
};

test('many bodies at once are read as each is on its own page', async () => {
  const { cast, bodies } = await world();
  const ids = Object.values(bodies);
  const institute = cast.institute.id;
  await db.read(cast.as('programme_officer'), async (tx) => {
    const histories = await bodyHistories(tx, institute, ids, day);
    assert.deepEqual([...histories.keys()].sort(), [bodies.wide, bodies.narrow].sort());
    for (const id of [bodies.wide, bodies.narrow]) {
      const { history } = await eligibilityThroughTime(tx, institute, id, { day });
      const found = histories.get(id);
      assert.deepEqual(new Set(found?.organisations), new Set(history?.organisations));
      assert.deepEqual(new Set(found?.supports), new Set(history?.supports));
      assert.equal(found?.links.length, history?.links.length);
    }
    const ofAllDays = await bodyHistories(tx, institute, ids);
    for (const id of [bodies.wide, bodies.narrow]) {
      const { history } = await eligibilityThroughTime(tx, institute, id);
      assert.equal(ofAllDays.get(id)?.links.length, history?.links.length, 'memberships that ended too');
    }
    assert.ok(ofAllDays.get(bodies.narrow)!.links.length > histories.get(bodies.narrow)!.links.length);
  });
});

test('another institute reads nothing of a body, and none is asked for where none benefits', async () => {
  const { bodies } = await world();
  const other = await makeCast(db);
  await db.read(other.as('director'), async (tx) => {
    assert.equal((await bodyHistories(tx, other.institute.id, Object.values(bodies), day)).size, 0);
    assert.equal((await bodyHistories(tx, other.institute.id, [], day)).size, 0);
  });
});

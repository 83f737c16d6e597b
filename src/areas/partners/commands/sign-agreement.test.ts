import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { agreement, agreementsOf } from '../queries/agreements.ts';
import { eligibility } from '../queries/eligibility-checks.ts';
import { partners, partnership } from '../queries/partnerships.ts';
import { partnerRules } from '../rules/partner-rules.ts';
import { changeAgreement } from './change-agreement.ts';
import { changePartnership } from './change-partnership.ts';
import { correctSupport } from './correct-support.ts';
import { recordAffiliation } from './record-affiliation.ts';
import { recordScreening } from './record-screening.ts';
import { recordSupport } from './record-support.ts';
import { registerAgreement } from './register-agreement.ts';
import { registerOrganisation } from './register-organisation.ts';
import { signAgreement } from './sign-agreement.ts';
import { startPartnership } from './start-partnership.ts';

const db = await testDatabase();

const day = '2026-11-24' as CalendarDay;
const period = { fromOn: '2022-01-01', untilOn: '2026-12-31' };
const signature = { signedOn: '2022-02-01', signedForPartnerBy: 'its secretary general' };

const office = async () => {
  const cast = await makeCast(db);
  const { institute, as, system } = cast;
  const officer = as('programme_officer');
  const director = as('director');
  const register = async (name: string, kind = 'national_union', country: string | undefined = 'BJ') =>
    (await doing(db, officer, registerOrganisation, { kind, name, country })).id;
  const start = async (organisationId: string) =>
    (await doing(db, officer, startPartnership, { organisationId, fromOn: '2022-01-01' })).id;
  const partner = async (organisationId: string) => {
    const partnershipId = await start(organisationId);
    await doing(db, officer, recordScreening, screeningOf(partnershipId));
    return partnershipId;
  };
  const draft = async (partnershipId: string, reference = newId()) =>
    (
      await doing(db, officer, registerAgreement, {
        partnershipId,
        kind: 'partnership',
        reference,
        currency: 'EUR',
        ...period,
      })
    ).id;
  const parameters = partnerRules.flatMap((rule) =>
    rule.parameters.map((seed) => ({ ...seed, ruleId: rule.id })),
  );
  const countryFacts = ['BJ', 'TG'].map((country) => ({
    country,
    kind: 'partner_country',
    value: '2022-2026',
    source: 'programme file',
    confidence: 'read',
    validFrom: '2022-01-01',
    validUntil: '2026-12-31',
  }));
  await doing(db, system, adoptRulebook, { parameters, countryFacts });
  return { ...cast, institute, officer, director, register, start, partner, draft };
};

test('a draft is signed by the director, once, with a day and who signed for the partner', async () => {
  const { officer, director, register, partner, draft, institute } = await office();
  const partnershipId = await partner(await register('Signing union'));
  const agreementId = await draft(partnershipId, 'AG-1');
  await assert.rejects(
    perform(db, officer, signAgreement, newId(), { agreementId, ...signature }),
    NotAllowed,
  );
  const ahead = { agreementId, ...signature, signedOn: addDays(todayIn('Pacific/Kiritimati'), 1) };
  const refusedAhead = await perform(db, director, signAgreement, newId(), ahead);
  assert.deepEqual(Object.keys((!refusedAhead.done && refusedAhead.fields) || {}), ['signedOn']);
  await doing(db, director, signAgreement, { agreementId, ...signature });
  const signed = await db.read(officer, (tx) => agreement(tx, institute.id, agreementId));
  assert.deepEqual(
    [signed?.signedOn, signed?.signedByName, signed?.signedForPartnerBy],
    ['2022-02-01', director.name, 'its secretary general'],
  );
  const again = await perform(db, director, signAgreement, newId(), { agreementId, ...signature });
  assert.deepEqual(again, { done: false, problem: { key: 'partners.agreement-signed-already' } });
  const changed = { id: agreementId, version: 1, kind: 'partnership', reference: 'AG-1', currency: 'EUR' };
  const refused = await perform(db, officer, changeAgreement, newId(), { ...changed, ...period });
  assert.deepEqual(refused, { done: false, problem: { key: 'partners.agreement-signed-already' } });
});

test('a draft that someone else changed meanwhile is shown in both versions', async () => {
  const { officer, register, partner, draft, institute } = await office();
  const partnershipId = await partner(await register('Changing union'));
  const id = await draft(partnershipId, 'AG-2');
  const change = { id, version: 1, kind: 'partnership', reference: 'AG-2b', currency: 'EUR', ...period };
  await doing(db, officer, changeAgreement, { ...change, amount: { minor: 1_500_00, currency: 'USD' } });
  const second = await perform(db, officer, changeAgreement, newId(), { ...change, reference: 'AG-2c' });
  assert.ok(!second.done);
  assert.equal(second.conflict?.version, 2);
  assert.equal(second.conflict?.current['partners.reference'], 'AG-2b');
  const [row] = await db.read(officer, (tx) => agreementsOf(tx, institute.id, partnershipId));
  assert.deepEqual([row?.amountMinor, row?.currency, row?.reference], [150_000, 'USD', 'AG-2b']);
});

test('a reference is one agreement’s only, and an organisation has one partnership', async () => {
  const { officer, register, partner, draft } = await office();
  const organisationId = await register('Single union');
  const partnershipId = await partner(organisationId);
  await draft(partnershipId, 'AG-3');
  const taken = await perform(db, officer, registerAgreement, newId(), {
    partnershipId,
    kind: 'collaboration',
    reference: 'AG-3',
    currency: 'EUR',
    ...period,
  });
  assert.deepEqual(taken, { done: false, fields: { reference: [{ key: 'problem.reference-taken' }] } });
  const twice = await perform(db, officer, startPartnership, newId(), {
    organisationId,
    fromOn: '2023-01-01',
  });
  assert.deepEqual(twice, {
    done: false,
    fields: { organisationId: [{ key: 'partners.partner-already' }] },
  });
});

test('an agreement with a regional body waits unsigned until aim O3 is met', async () => {
  const { officer, director, register, partner, draft, institute } = await office();
  const body = await register('Regional body', 'regional_body', undefined);
  const [benin, togo] = [await register('Union of Benin'), await register('Union of Togo', undefined, 'TG')];
  for (const memberId of [benin, togo])
    await doing(db, officer, recordAffiliation, {
      memberId,
      bodyId: body,
      fromOn: '2005-01-01',
      source: 's',
    });
  await doing(db, director, signAgreement, { agreementId: await draft(await partner(benin)), ...signature });
  const agreementId = await draft(await partner(body));
  const waits = await perform(db, director, signAgreement, newId(), { agreementId, ...signature });
  assert.ok(!waits.done);
  assert.deepEqual(waits.problem, {
    key: 'partners.regional-body-broken',
    args: { count: 1, minimum: 2, countries: 'BJ' },
  });
  const past = { organisationId: togo, fromOn: '2008-01-01', untilOn: '2011-12-31', programme: 'old' };
  const { id } = await doing(db, officer, recordSupport, { ...past, source: 'archive', givenBy: 'another' });
  const proof = () => db.read(officer, (tx) => eligibility(tx, institute.id, body, day));
  assert.deepEqual(
    (await proof()).checks.map(({ verdict }) => verdict),
    ['blocks', 'warns', 'ok'],
  );
  await doing(db, officer, correctSupport, { id, ...past, source: 'archive', reason: 'it was ours' });
  const { checks, countries, names } = await proof();
  assert.deepEqual(
    checks.map(({ verdict }) => verdict),
    ['ok', 'ok', 'ok'],
  );
  assert.deepEqual(
    countries.map(({ country, counts }) => [country, counts]),
    [
      ['BJ', true],
      ['TG', true],
    ],
  );
  assert.equal(names.get(togo), 'Union of Togo');
  await doing(db, director, signAgreement, { agreementId, ...signature });
});

test('a regional body loses its eligibility on the day after a partner country is exited; while nobody confirmed that it must be one on the day, that warns', async () => {
  const { officer, register, institute } = await office();
  const body = await register('Other body', 'regional_body', undefined);
  for (const country of ['BJ', 'TG']) {
    const memberId = await register(`Union in ${country}`, undefined, country);
    await doing(db, officer, recordAffiliation, {
      memberId,
      bodyId: body,
      fromOn: '2005-01-01',
      source: 's',
    });
    await doing(db, officer, recordSupport, {
      organisationId: memberId,
      fromOn: '2015-01-01',
      programme: 'p',
      source: 's',
    });
  }
  const on = async (judged: string) =>
    (await db.read(officer, (tx) => eligibility(tx, institute.id, body, judged as CalendarDay))).checks[0]
      ?.verdict;
  assert.deepEqual([await on('2026-12-31'), await on('2027-01-01')], ['ok', 'warns']);
  const reading = (confidence: string, value: string) =>
    db.write(officer, async (tx) => {
      const row = { rule_id: 'O3-partner-country-when', name: 'partner-country-when', unit: 'now-or-ever' };
      const current = tx
        .updateTable('parameters')
        .set({ ended_by_no: 1 })
        .where('institute_id', '=', institute.id);
      await current.where('rule_id', '=', row.rule_id).where('ended_by_no', 'is', null).execute();
      const dated = { valid_from: '2007-06-06', citation: 'letter of the donor', entry_no: 1 };
      const key = { institute_id: institute.id, id: newId() };
      await tx
        .insertInto('parameters')
        .values({ ...key, ...row, ...dated, value, confidence })
        .execute();
    });
  await reading('read', 'now');
  assert.equal(await on('2027-01-01'), 'blocks');
  await reading('read', 'ever');
  assert.equal(await on('2027-01-01'), 'ok');
});

test('partners stand in the list with the agreement that runs; an ended one only where it is asked for', async () => {
  const { officer, director, register, partner, draft, institute, as } = await office();
  const partnershipId = await partner(await register('Listed union'));
  await draft(partnershipId, 'AG-draft');
  const signed = await draft(partnershipId, 'AG-signed');
  await doing(db, director, signAgreement, { agreementId: signed, ...signature });
  const list = (state: string) =>
    db.read(officer, (tx) => partners(tx, institute.id, day, { state, search: 'listed' }));
  assert.deepEqual(
    (await list('current')).map((row) => row.agreementReference),
    ['AG-signed'],
  );
  const ending = { id: partnershipId, version: 1, fromOn: '2022-01-01', untilOn: '2026-06-30' };
  await doing(db, officer, changePartnership, ending);
  assert.deepEqual([(await list('current')).length, (await list('ended')).length], [0, 1]);
  const second = await perform(db, officer, changePartnership, newId(), ending);
  assert.equal(!second.done && second.conflict?.current['partners.untilOn'], '2026-06-30');
  const mine = as('partner_coordinator', { partnerships: [partnershipId] });
  assert.ok(await db.read(mine, (tx) => partnership(tx, institute.id, partnershipId)));
  const other = as('partner_coordinator', { partnerships: [newId()] });
  assert.equal(await db.read(other, (tx) => partnership(tx, institute.id, partnershipId)), undefined);
});

test('nobody signs, changes or ends what is another institute’s', async () => {
  const { register, partner, draft } = await office();
  const partnershipId = await partner(await register('Foreign union'));
  const agreementId = await draft(partnershipId);
  const director = (await makeCast(db)).as('director');
  await assert.rejects(
    perform(db, director, signAgreement, newId(), { agreementId, ...signature }),
    NotFound,
  );
  const ending = { id: partnershipId, version: 1, fromOn: '2022-01-01' };
  await assert.rejects(perform(db, director, changePartnership, newId(), ending), NotFound);
});

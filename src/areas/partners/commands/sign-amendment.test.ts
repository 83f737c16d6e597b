import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { agreement, signedAgreementsOfAll } from '../queries/agreements.ts';
import { amendmentsOf } from '../queries/amendments.ts';
import { partnerRules } from '../rules/partner-rules.ts';
import { draftAmendment } from './draft-amendment.ts';
import { recordScreening } from './record-screening.ts';
import { registerAgreement } from './register-agreement.ts';
import { registerOrganisation } from './register-organisation.ts';
import { signAgreement } from './sign-agreement.ts';
import { signAmendment } from './sign-amendment.ts';
import { startPartnership } from './start-partnership.ts';

const db = await testDatabase();
const signature = { signedOn: '2023-06-01', signedForPartnerBy: 'its secretary general' };

const office = async () => {
  const cast = await makeCast(db);
  const { institute, as, system } = cast;
  const officer = as('programme_officer');
  const director = as('director');
  const parameters = partnerRules.flatMap((rule) =>
    rule.parameters.map((seed) => ({ ...seed, ruleId: rule.id })),
  );
  await doing(db, system, adoptRulebook, { parameters, countryFacts: [] });
  const union = { kind: 'national_union', name: 'Amended union', country: 'BJ' };
  const { id: organisationId } = await doing(db, officer, registerOrganisation, union);
  const started = { organisationId, fromOn: '2022-01-01' };
  const { id: partnershipId } = await doing(db, officer, startPartnership, started);
  await doing(db, officer, recordScreening, screeningOf(partnershipId));
  const { id: agreementId } = await doing(db, officer, registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: newId(),
    fromOn: '2022-01-01',
    untilOn: '2024-12-31',
    amount: { minor: 100_000, currency: 'EUR' },
    currency: 'EUR',
  });
  const terms = () => db.read(officer, (tx) => agreement(tx, institute.id, agreementId));
  const draft = (more: object) =>
    perform(db, officer, draftAmendment, newId(), { agreementId, reason: 'a third training year', ...more });
  return { ...cast, officer, director, organisationId, agreementId, terms, draft };
};

const signedOffice = async () => {
  const made = await office();
  const { agreementId } = made;
  await doing(db, made.director, signAgreement, { agreementId, ...signature, signedOn: '2022-02-10' });
  return made;
};

test('only a signed agreement is amended; a draft is edited', async () => {
  const { draft } = await office();
  assert.equal((await draft({ untilOn: '2025-06-30' })).done, false);
});

test('an amendment moves the terms once the director has signed it, and the last signed one counts', async () => {
  const { draft, terms, director, officer, agreementId, institute } = await signedOffice();
  const first = newId();
  await draft({ id: first, untilOn: '2025-06-30' });
  assert.equal((await terms())?.untilOn, '2024-12-31', 'a draft changes nothing');
  await assert.rejects(
    perform(db, officer, signAmendment, newId(), { amendmentId: first, ...signature }),
    NotAllowed,
  );
  await doing(db, director, signAmendment, { amendmentId: first, ...signature });
  assert.deepEqual([(await terms())?.untilOn, (await terms())?.amountMinor], ['2025-06-30', 100_000]);
  const second = newId();
  await draft({ id: second, amount: { minor: 140_000, currency: 'EUR' } });
  await doing(db, director, signAmendment, { amendmentId: second, ...signature, signedOn: '2024-01-10' });
  assert.deepEqual([(await terms())?.untilOn, (await terms())?.amountMinor], ['2025-06-30', 140_000]);
  const third = newId();
  await draft({ id: third, untilOn: '2025-03-31' });
  await doing(db, director, signAmendment, { amendmentId: third, ...signature, signedOn: '2024-02-10' });
  assert.equal((await terms())?.untilOn, '2025-03-31', 'the one signed last');
  const listed = await db.read(officer, (tx) => amendmentsOf(tx, institute.id, agreementId));
  assert.deepEqual(
    listed.map(({ id }) => id),
    [first, second, third],
  );
});

test('as of an entry before its signing an amendment changes nothing', async () => {
  const { draft, director, officer, institute, organisationId } = await signedOffice();
  const amendmentId = newId();
  await draft({ id: amendmentId, untilOn: '2025-06-30' });
  const before = await db.read(officer, (tx) =>
    tx.selectFrom('agreement_amendments').select('entry_no').where('id', '=', amendmentId).executeTakeFirst(),
  );
  await doing(db, director, signAmendment, { amendmentId, ...signature });
  const then = await db.read(officer, (tx) =>
    signedAgreementsOfAll(tx, institute.id, [organisationId], before?.entry_no),
  );
  assert.equal(then[0]?.untilOn, '2024-12-31');
});

test('what cannot be is told by field, and an amendment is signed once', async () => {
  const { draft, director } = await signedOffice();
  for (const wrong of [
    {},
    { untilOn: '2021-12-31' },
    { amount: { minor: 5, currency: 'USD' } },
    { untilOn: '2025-06-30', reason: ' ' },
  ])
    assert.equal((await draft(wrong)).done, false, JSON.stringify(wrong));
  const amendmentId = newId();
  await draft({ id: amendmentId, untilOn: '2025-06-30' });
  const sign = (signedOn: string) =>
    perform(db, director, signAmendment, newId(), { amendmentId, ...signature, signedOn });
  assert.equal((await sign('2022-02-09')).done, false, 'before the agreement itself');
  assert.equal((await sign('2999-01-01')).done, false, 'in the future');
  await doing(db, director, signAmendment, { amendmentId, ...signature });
  assert.equal((await sign('2023-06-02')).done, false, 'twice');
});

test('another institute finds neither the agreement nor the amendment', async () => {
  const { draft, agreementId } = await signedOffice();
  const amendmentId = newId();
  await draft({ id: amendmentId, untilOn: '2025-06-30' });
  const other = await makeCast(db);
  await assert.rejects(
    perform(db, other.as('director'), signAmendment, newId(), { amendmentId, ...signature }),
    NotFound,
  );
  const tried = await perform(db, other.as('director'), draftAmendment, newId(), {
    agreementId,
    untilOn: '2025-06-30',
    reason: 'not theirs',
  });
  assert.equal(tried.done, false);
});

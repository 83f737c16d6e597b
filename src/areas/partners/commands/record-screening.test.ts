import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { askDerogation } from '../../records/commands/ask-derogation.ts';
import { decideDerogation } from '../../records/commands/decide-derogation.ts';
import { agreement } from '../queries/agreements.ts';
import { screeningChecks } from '../queries/screening-checks.ts';
import { screeningAnswersOf, screeningsOf } from '../queries/screenings.ts';
import { answerScreening } from './answer-screening.ts';
import { correctScreening } from './correct-screening.ts';
import { recordScreening } from './record-screening.ts';
import { registerAgreement } from './register-agreement.ts';
import { signAgreement } from './sign-agreement.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { institute, as } = cast;
const officer = as('programme_officer');
const director = as('director');

const partnerWithDraft = async (name: string) => {
  const { partnershipId } = await partnerOf(db, cast, name);
  const { id: agreementId } = await doing(db, officer, registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: newId(),
    fromOn: '2022-01-01',
    untilOn: '2026-12-31',
    currency: 'EUR',
  });
  return { partnershipId, agreementId };
};
const signing = (agreementId: string) => ({
  agreementId,
  signedOn: '2022-02-01',
  signedForPartnerBy: 'its secretariat',
});
const current = (partnershipId: string) =>
  db.read(officer, (tx) => screeningsOf(tx, institute.id, partnershipId));

test('a draft without a screening is saved, and its signing waits until there is one', async () => {
  const { partnershipId, agreementId } = await partnerWithDraft('Unseen union');
  const waits = await perform(db, director, signAgreement, newId(), signing(agreementId));
  assert.deepEqual(waits, { done: false, problem: { key: 'partners.screening-missing-broken' } });
  const later = screeningOf(partnershipId, { screenedOn: '2022-03-01' });
  await doing(db, officer, recordScreening, later);
  const still = await perform(db, director, signAgreement, newId(), signing(agreementId));
  assert.equal(still.done, false, 'what was found out later was not known at the signing');
  await doing(db, officer, recordScreening, screeningOf(partnershipId));
  await doing(db, director, signAgreement, signing(agreementId));
});

test('the director’s derogation lets a draft be signed without a screening', async () => {
  const { partnershipId, agreementId } = await partnerWithDraft('Excepted union');
  const { id } = await doing(db, officer, askDerogation, {
    ruleId: 'O1-screening-missing',
    subject: { kind: 'partnership', id: partnershipId },
    origin: 'institute',
    reason: 'its offices are closed by decree',
    from: '2022-01-01',
    until: '2022-12-31',
  });
  assert.equal((await perform(db, director, signAgreement, newId(), signing(agreementId))).done, false);
  await doing(db, director, decideDerogation, {
    derogationId: id,
    origin: 'institute',
    decision: 'granted',
    reason: 'seen',
  });
  await doing(db, director, signAgreement, signing(agreementId));
});

test('a withdrawn screening undoes no signature; only the next agreement waits', async () => {
  const { partnershipId, agreementId } = await partnerWithDraft('Mixed-up union');
  const said = screeningOf(partnershipId);
  const { id } = await doing(db, officer, recordScreening, said);
  await doing(db, director, signAgreement, signing(agreementId));
  await doing(db, officer, correctScreening, {
    ...said,
    id,
    neverWas: true,
    reason: 'papers of another union',
  });
  assert.deepEqual(await current(partnershipId), []);
  const signed = await db.read(officer, (tx) => agreement(tx, institute.id, agreementId));
  assert.equal(signed?.signedOn, '2022-02-01');
  const screened = { partnershipId, organisationKind: 'national_union' } as const;
  const checks = await db.read(officer, (tx) =>
    screeningChecks(tx, institute.id, screened, '2026-06-01' as CalendarDay),
  );
  assert.deepEqual(
    checks.map(({ ruleId, verdict }) => [ruleId, verdict]),
    [['O1-screening-missing', 'blocks']],
  );
});

test('a correction is another row with its reason, and the old one is corrected no more', async () => {
  const { partnershipId } = await partnerWithDraft('Corrected union');
  const said = screeningOf(partnershipId);
  const { id } = await doing(db, officer, recordScreening, said);
  const better = { ...said, id, organWomen: 11, reason: 'counted again' };
  await doing(db, officer, correctScreening, better);
  const [row, ...others] = await current(partnershipId);
  assert.deepEqual([row?.organWomen, row?.reason, others.length], [11, 'counted again', 0]);
  const again = await perform(db, officer, correctScreening, newId(), better);
  assert.equal(!again.done && again.problem?.key, 'problem.saved-by-another');
});

test('the partner answers its own screening and no other; nobody answers for it', async () => {
  const { partnershipId } = await partnerWithDraft('Answering union');
  const { id } = await doing(db, officer, recordScreening, screeningOf(partnershipId));
  const answer = { screeningId: id, verdict: 'agrees_in_part', text: 'Our congress is planned for May.' };
  const own = as('partner_coordinator', { partnerships: [partnershipId] });
  await doing(db, own, answerScreening, answer);
  const [kept] = await db.read(officer, (tx) => screeningAnswersOf(tx, institute.id, partnershipId));
  assert.deepEqual([kept?.verdict, kept?.answeredByName], ['agrees_in_part', own.name]);
  for (const actor of [officer, director, as('partner_treasurer', { partnerships: [partnershipId] })])
    await assert.rejects(perform(db, actor, answerScreening, newId(), answer), NotAllowed);
  const other = as('partner_coordinator', { partnerships: [newId()] });
  await assert.rejects(perform(db, other, answerScreening, newId(), answer), NotFound);
});

test('a partner, the finance officer and another institute screen nobody', async () => {
  const { partnershipId } = await partnerWithDraft('Watched union');
  const own = as('partner_coordinator', { partnerships: [partnershipId] });
  for (const actor of [own, as('finance_officer'), as('auditor')])
    await assert.rejects(
      perform(db, actor, recordScreening, newId(), screeningOf(partnershipId)),
      NotAllowed,
    );
  const stranger = (await makeCast(db)).as('programme_officer');
  const refused = await perform(db, stranger, recordScreening, newId(), screeningOf(partnershipId));
  assert.deepEqual(refused, {
    done: false,
    fields: { partnershipId: [{ key: 'problem.not-known-here' }] },
  });
});

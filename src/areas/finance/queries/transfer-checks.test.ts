import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { draftAmendment } from '../../partners/commands/draft-amendment.ts';
import { recordScreening } from '../../partners/commands/record-screening.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { signAmendment } from '../../partners/commands/sign-amendment.ts';
import { transferChecks } from './transfer-checks.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { partnerships } = await makeProgramme(db, cast);
const [partnershipId, stranger] = partnerships;
const director = cast.as('director');
await doing(db, director, recordScreening, screeningOf(partnershipId));

const agreed = async (fromOn: string, untilOn: string, signedOn?: string): Promise<string> => {
  const { id } = await doing(db, director, registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: newId(),
    fromOn,
    untilOn,
    currency: 'EUR',
  });
  const signing = { agreementId: id, signedForPartnerBy: 'its secretary general' };
  if (signedOn) await doing(db, director, signAgreement, { ...signing, signedOn });
  return id;
};

await agreed('2025-01-01', '2025-06-30', '2025-02-10');
const prolonged = await agreed('2022-01-01', '2022-12-31', '2021-12-15');
await agreed('2026-01-01', '2026-12-31');
const amendmentId = newId();
const amendment = {
  id: amendmentId,
  agreementId: prolonged,
  untilOn: '2023-03-31',
  reason: 'a later congress',
};
await doing(db, director, draftAmendment, amendment);
const signing = { signedOn: '2022-11-30', signedForPartnerBy: 'its secretary general' };
await doing(db, director, signAmendment, { amendmentId, ...signing });

const checksOn = (on: string, more = {}) => {
  const sent = { id: newId(), kind: 'disbursement' as const, partnershipId, on: on as CalendarDay, ...more };
  return db.read(director, (tx) => transferChecks(tx, cast.institute.id, sent));
};

const cases: [string, string, string][] = [
  ['on the day of the signature is covered', '2025-02-10', 'covered'],
  ['on the last day is covered', '2025-06-30', 'covered'],
  ['after the first end is covered by the amendment', '2023-03-31', 'covered'],
  ['on a day in effect but before the signature is not', '2025-02-09', 'unsigned'],
  ['under an agreement that nobody signed is not', '2026-05-01', 'unsigned'],
  ['on the day after the end is not', '2025-07-01', 'none'],
  ['after the end that the amendment gives is not', '2023-04-01', 'none'],
];
for (const [what, on, said] of cases)
  test(`M23-transfer: money sent ${what}`, async () => {
    const [check] = await checksOn(on);
    assert.equal(check?.sentence.key, `finance.check-transfer-${said}`);
    assert.equal(check?.verdict, said === 'covered' ? 'ok' : 'warns');
  });

test('M23-transfer: an agreement of another partner covers nothing', async () => {
  const [check] = await checksOn('2025-03-01', { partnershipId: stranger });
  assert.equal(check?.sentence.key, 'finance.check-transfer-none');
});

test('what is no transfer to a partner is not judged', async () => {
  assert.deepEqual(await checksOn('2025-07-01', { partnershipId: null }), []);
  assert.deepEqual(await checksOn('2025-07-01', { kind: 'incoming_funds' }), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { newId } from '../../../kernel/id.ts';
import { draftAmendment } from '../../partners/commands/draft-amendment.ts';
import { recordScreening } from '../../partners/commands/record-screening.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { signAmendment } from '../../partners/commands/sign-amendment.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { expenseChecks } from './expense-checks.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [partnershipId] = programme.partnerships;
const director = cast.as('director');
await doing(db, director, recordScreening, screeningOf(partnershipId));
const { id: agreementId } = await doing(db, director, registerAgreement, {
  partnershipId,
  kind: 'partnership',
  reference: newId(),
  fromOn: '2026-01-01',
  untilOn: '2026-06-30',
  currency: 'EUR',
});

const paid = async (paidOn: string): Promise<string> => {
  const { id } = await doing(db, cast.as('finance_officer'), recordExpense, {
    programmeId: programme.id,
    outcomeId: programme.outcomes[0],
    partnershipId,
    block: 'operational',
    line: 'a',
    heading: 'running',
    paidOn,
    reference: newId(),
    description: 'Hall',
    amount: { minor: 100, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    voucherClass: 'ordinary',
  });
  return id;
};

const [before, within, after] = [
  await paid('2026-01-05'),
  await paid('2026-03-01'),
  await paid('2026-08-15'),
];

/** What M23 says of the three days: in effect and before the signature, after it, and past the agreed end. */
const said = async (): Promise<string[]> => {
  const checks = await db.read(director, (tx) =>
    expenseChecks(tx, cast.institute.id, [before, within, after]),
  );
  return [before, within, after].map(
    (id) => checks.get(id)?.find(({ ruleId }) => ruleId === 'M23')?.sentence.key ?? '',
  );
};

test('an agreement in effect from 1 January and signed on 10 February covers 5 January, once it is signed', async () => {
  const unsigned = 'finance.check-agreement-unsigned';
  assert.deepEqual(await said(), [unsigned, unsigned, 'finance.check-agreement-none']);
  const signing = { signedOn: '2026-02-10', signedForPartnerBy: 'its secretary general' };
  await doing(db, director, signAgreement, { agreementId, ...signing });
  const covered = 'finance.check-agreement-covered';
  assert.deepEqual(await said(), [covered, covered, 'finance.check-agreement-none']);
});

test('an amendment covers the days after the first end, once it is signed', async () => {
  const amendmentId = newId();
  const amendment = { id: amendmentId, agreementId, untilOn: '2026-09-30', reason: 'a later congress' };
  await doing(db, director, draftAmendment, amendment);
  assert.equal((await said())[2], 'finance.check-agreement-none');
  const signing = { signedOn: '2026-09-01', signedForPartnerBy: 'its secretary general' };
  await doing(db, director, signAmendment, { amendmentId, ...signing });
  assert.equal((await said())[2], 'finance.check-agreement-covered');
});

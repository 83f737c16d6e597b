import { askForTransfer } from '../../src/areas/finance/commands/ask-for-transfer.ts';
import { decideTransfer } from '../../src/areas/finance/commands/decide-transfer.ts';
import { executeTransfer } from '../../src/areas/finance/commands/execute-transfer.ts';
import { judgeCondition } from '../../src/areas/finance/commands/judge-condition.ts';
import { planTransfer } from '../../src/areas/finance/commands/plan-transfer.ts';
import { recordTransaction } from '../../src/areas/finance/commands/record-transaction.ts';
import { plannedTransfer } from '../../src/areas/finance/queries/planned-transfers.ts';
import { conditionsOf } from '../../src/areas/finance/queries/transfer-conditions.ts';
import { recordScreening } from '../../src/areas/partners/commands/record-screening.ts';
import { registerAgreement } from '../../src/areas/partners/commands/register-agreement.ts';
import { signAgreement } from '../../src/areas/partners/commands/sign-agreement.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { addDays, todayIn } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { makeProgramme } from './programme.ts';
import { screeningOf } from './screening.ts';

/** A day so many days from today, and euros. */
export const on = (days: number) => addDays(todayIn(), days);
export const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** A signed agreement (of 10,000 euros) with the first of two partners, and who acts. */
export const agreedTransfers = async (db: Database, { isSigned = true, amount = eur(10_000_00) } = {}) => {
  const { currency } = amount;
  const cast = await makeCast(db);
  const [finance, director] = [cast.as('finance_officer'), cast.as('director')];
  const programme = await makeProgramme(db, cast, { from: '2025-01-01', until: '2030-12-31' });
  const [partnershipId, otherId] = programme.partnerships;
  const partner = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  const stranger = cast.as('partner_treasurer', { partnerships: [otherId] });
  await doing(db, director, recordScreening, screeningOf(partnershipId));
  const { id: agreementId } = await doing(db, director, registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: newId(),
    fromOn: on(-200),
    untilOn: on(400),
    amount,
    currency,
  });
  const signing = { agreementId, signedOn: on(-200), signedForPartnerBy: 'its secretary general' };
  if (isSigned) await doing(db, director, signAgreement, signing);
  const plan = (minor: number, more = {}) => ({
    agreementId,
    programmeId: programme.id,
    dueOn: on(5),
    amount: { minor, currency },
    ...more,
  });
  const planned = (minor: number, more = {}) => doing(db, finance, planTransfer, plan(minor, more));
  const now = async (id: string) =>
    (await db.read(finance, (tx) => plannedTransfer(tx, cast.institute.id, id)))!;
  const conditions = (id: string) =>
    db.read(finance, (tx) => conditionsOf(tx, cast.institute.id, [id], { on: todayIn() }));
  const ask = (transferId: string, actor = partner, day = on(-3)) =>
    perform(db, actor, askForTransfer, newId(), { transferId, on: day });
  const decide = async (transferId: string, decision: string, actor: Actor = finance, more = {}) =>
    perform(db, actor, decideTransfer, newId(), {
      transferId,
      version: (await now(transferId)).version,
      decision,
      on: on(-2),
      note: 'Lettre',
      ...more,
    });
  const sent = (minor: number, day = on(-1), more = {}) =>
    doing(db, finance, recordTransaction, {
      programmeId: programme.id,
      partnershipId,
      kind: 'disbursement',
      on: day,
      amount: eur(minor),
      ...more,
    });
  const pay = (transferId: string, transactionId: string) =>
    perform(db, finance, executeTransfer, newId(), { transferId, transactionId });
  const judge = (conditionId: string, isMet: boolean, actor: Actor, day = on(-3)) =>
    perform(db, actor, judgeCondition, newId(), { conditionId, isMet, on: day, note: 'Rapport T3' });
  const people = { finance, director, partner, stranger };
  const doings = { plan, planned, now, conditions, ask, decide, sent, pay, judge };
  return { cast, programme, partnershipId, otherId, agreementId, ...people, ...doings };
};

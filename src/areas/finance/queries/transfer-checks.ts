import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type TransferFacts, transferRules } from '../rules/transfer-rules.ts';
import type { TransactionRow } from './transactions.ts';

type Sent = Pick<TransactionRow, 'id' | 'kind' | 'partnershipId' | 'on'>;

/** What the rules say of a transfer to a partner on its day; of any other transaction they say nothing. */
export const transferChecks = async (tx: Tx, instituteId: string, sent: Sent): Promise<Check[]> => {
  const { id, kind, partnershipId, on } = sent;
  if (kind !== 'disbursement' || partnershipId === null) return [];
  const facts: TransferFacts = { agreement: await agreementOn(tx, instituteId, partnershipId, on) };
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'transaction', id }]);
  return transferRules.map((rule) => applyRule(rule, facts, new Map(), { day: on, exceptions }));
};

/** Unlike of an expense, of a transfer it counts whether the signature was there on the day itself. */
const agreementOn = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  day: CalendarDay,
): Promise<TransferFacts['agreement']> => {
  const { rows } = await sql<{ isSigned: boolean | null }>`
    select bool_or(s.signed_on is not null and s.signed_on <= ${day}::date) as "isSigned"
      from ${agreementsAsAmended(instituteId)} a
      left join agreement_signings s on (s.institute_id, s.agreement_id) = (a.institute_id, a.id)
     where a.partnership_id = ${partnershipId} and ${day}::date between a.from_on and a.until_on`.execute(tx);
  const isSigned = rows[0]?.isSigned ?? null;
  if (isSigned === null) return 'none';
  return isSigned ? 'covered' : 'unsigned';
};

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../../command/trail.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import { decisionsOf, type ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { flatRateRule, subsidyShareRule } from '../rules/budget-rules.ts';
import { retentionRule } from '../rules/retention-rule.ts';
import { type Settlement, type SettlementTerms, settlementOf } from '../rules/settlement.ts';
import { justification } from './justification.ts';

export type ProgrammeSettlement = {
  currency: string;
  terms: SettlementTerms;
  settlement: Settlement;
  /** Canonical JSON of all this, and its digest. */
  content: string;
  sha256: string;
};

/** What the settlement of a programme comes to today; undefined while a percentage or the subsidy is not known. */
export const programmeSettlement = async (
  tx: Tx,
  instituteId: string,
  programme: ProgrammeRow,
): Promise<ProgrammeSettlement | undefined> => {
  const { id: programmeId, currency } = programme;
  const terms = await settlementTerms(tx, instituteId, programme.untilOn);
  const decisions = await decisionsOf(tx, instituteId, programmeId);
  const subsidy = decisions.findLast(({ kind }) => kind === 'decided')?.subsidyMinor;
  if (!terms || subsidy === null || subsidy === undefined) return undefined;
  const { lines } = await justification(tx, instituteId, programmeId);
  const { rows } = await sql<{ paid: number; rejected: number }>`
    select (select coalesce(sum(t.amount_minor), 0)::bigint from transactions t
             where t.institute_id = ${instituteId} and t.programme_id = ${programmeId} and t.ended_by_no is null
               and t.kind = 'incoming_funds' and t.currency = ${currency}) as paid,
           (select coalesce(sum(d.rejected_minor), 0)::bigint from control_findings f
              join finding_decisions d on (d.institute_id, d.finding_id) = (f.institute_id, f.id)
             where f.institute_id = ${instituteId} and f.programme_id = ${programmeId} and f.expense_id is null) as rejected`.execute(
    tx,
  );
  const settlement = settlementOf(
    {
      direct: lines.reduce((sum, { charged }) => sum + charged, 0),
      ownFunds: lines.reduce((sum, { ownFunds }) => sum + ownFunds, 0),
      subsidy,
      ...rows[0]!,
    },
    terms,
  );
  const content = canonicalJson({
    format: 'relais-settlement-1',
    programme: programme.reference,
    currency,
    terms,
    settlement,
  });
  return { currency, terms, settlement, content, sha256: createHash('sha256').update(content).digest('hex') };
};

const settlementTerms = async (
  tx: Tx,
  instituteId: string,
  day: CalendarDay,
): Promise<SettlementTerms | undefined> => {
  const values = await parametersOn(tx, instituteId, [flatRateRule.id, subsidyShareRule.id], day);
  const rate = values.get(flatRateRule.id)?.get('rate')?.value;
  const share = values.get(subsidyShareRule.id)?.get('share')?.value;
  if (!isDecimal(rate) || !isDecimal(share)) return undefined;
  return { rate, share, isWhole: values.get(subsidyShareRule.id)?.get('base')?.value !== 'direct' };
};

export type SettlementDecision = {
  id: string;
  edition: number;
  content: string;
  sha256: string;
  decidedOn: CalendarDay;
  reference: string | null;
  reason: string;
  by: string;
};

/** What was decided of a programme's settlement, the newest first: that one holds. */
export const settlementDecisions = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<SettlementDecision[]> =>
  tx
    .selectFrom('programme_settlements')
    .select(['id', 'edition', 'content', 'sha256', 'decided_on as decidedOn', 'reference', 'reason'])
    .select('decided_by_name as by')
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .orderBy('edition', 'desc')
    .execute();

/** Until when the vouchers of a programme are kept. */
export const retentionCheck = async (
  tx: Tx,
  instituteId: string,
  { untilOn }: Pick<ProgrammeRow, 'untilOn'>,
): Promise<Check> => {
  const day = todayIn();
  const values = await parametersOn(tx, instituteId, [retentionRule.id], day);
  const numbers = values.get(retentionRule.id) ?? new Map();
  return applyRule(retentionRule, { untilOn }, numbers, { day, exceptions: [] });
};

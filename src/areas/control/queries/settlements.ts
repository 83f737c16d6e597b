import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../../command/trail.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { decidedSubsidy } from '../../finance/queries/decided-subsidy.ts';
import { inScope } from '../../finance/queries/expense-scope.ts';
import { flatRateRule, subsidyShareRule } from '../../finance/rules/budget-rules.ts';
import { accountedCosts } from '../../finance/rules/structure-costs.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { retentionRule } from '../rules/retention-rule.ts';
import { type Settlement, type SettlementTerms, settlementOf } from '../rules/settlement.ts';
import { findingRows } from './control-findings.ts';

export type ProgrammeSettlement = {
  currency: string;
  terms: SettlementTerms;
  settlement: Settlement;
  /** Findings whose rejected amount still stands on the subsidy: while there is one, nothing is decided. */
  toSettle: number;
  /** Money that came in for the programme and is no subsidy, or of another currency. */
  leftOut: readonly Money[];
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
  const subsidy = await decidedSubsidy(tx, instituteId, programmeId);
  if (!terms || subsidy.minor === null) return undefined;
  const account = await budgetAgainstActual(tx, instituteId, programmeId, { by: 'block' });
  const { rows } = await sql<{ ownFunds: number; rejected: number; toSettle: number }>`
    select (select coalesce(sum(e.converted_minor), 0)::bigint from expenses e
             where ${inScope(instituteId, { programmeId, ownFunds: true })}) as "ownFunds",
           (select coalesce(sum(d.rejected_minor), 0)::bigint from control_findings f
              join finding_decisions d on (d.institute_id, d.finding_id) = (f.institute_id, f.id)
             where f.institute_id = ${instituteId} and f.programme_id = ${programmeId} and f.expense_id is null) as rejected,
           (select count(*) from (${findingRows(instituteId)}) as f
             where f."programmeId" = ${programmeId} and f.state = 'to_settle') as "toSettle"`.execute(tx);
  const { toSettle, ...sums } = rows[0]!;
  const { paid, leftOut } = await subsidyReceived(tx, instituteId, programme);
  const settlement = settlementOf(
    {
      ...accountedCosts(account.rows, ({ key }) => key),
      hasStructure: account.rows.some(({ key, budget }) => key === 'structure' && budget !== 0),
      subsidy: subsidy.minor,
      ...sums,
      paid,
    },
    terms,
  );
  const content = canonicalJson({
    format: 'relais-settlement-2',
    programme: programme.reference,
    currency,
    terms,
    settlement,
  });
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { currency, terms, settlement, toSettle, leftOut, content, sha256 };
};

/**
 * What the donor paid, in the currency of the programme: what pays a claim, and what came from an organisation that is a
 * donor. Where no claim of the programme was linked to its payment, all that came in counts.
 */
const subsidyReceived = async (
  tx: Tx,
  instituteId: string,
  { id, currency }: Pick<ProgrammeRow, 'id' | 'currency'>,
): Promise<{ paid: number; leftOut: Money[] }> => {
  const { rows } = await sql<Money & { isPaid: boolean }>`
    with paying as (select y.transaction_id from claim_payments y
      join subsidy_claims c on (c.institute_id, c.id) = (y.institute_id, y.claim_id)
     where y.institute_id = ${instituteId} and c.programme_id = ${id} and y.ended_by_no is null)
    select t.currency, sum(t.amount_minor)::bigint as minor,
           t.currency = ${currency} and (not exists (select from paying) or coalesce(o.kind = 'donor', false)
             or t.id in (select transaction_id from paying)) as "isPaid"
      from transactions t left join organisations o on (o.institute_id, o.id) = (t.institute_id, t.provider_id)
     where t.institute_id = ${instituteId} and t.programme_id = ${id} and t.ended_by_no is null
       and t.kind = 'incoming_funds'
     group by 1, 3 order by 1`.execute(tx);
  return {
    paid: rows.find(({ isPaid }) => isPaid)?.minor ?? 0,
    leftOut: rows
      .filter(({ isPaid }) => !isPaid)
      .map((row) => ({ minor: row.minor, currency: row.currency })),
  };
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

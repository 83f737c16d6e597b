import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { accountRules } from '../rules/account-rules.ts';

export type AccountFactsRow = {
  id: string;
  entryNo: number;
  reportFiledOn: CalendarDay | null;
  assemblyOn: CalendarDay | null;
  accountsSentOn: CalendarDay | null;
  solvency: Decimal | null;
  liquidity: Decimal | null;
  by: string;
};

type OfYear = { programmeId: string; year: number };

const factRows = (instituteId: string, { programmeId, year }: OfYear): RawBuilder<AccountFactsRow> =>
  sql<AccountFactsRow>`
    select id, entry_no as "entryNo", report_filed_on as "reportFiledOn", assembly_on as "assemblyOn",
           accounts_sent_on as "accountsSentOn", solvency::text, liquidity::text, entered_by_name as by
      from account_facts
     where institute_id = ${instituteId} and programme_id = ${programmeId} and year = ${year} and ended_by_no is null`;

/** What stands of the annual accounts of a year; undefined where nobody said anything. */
export const accountFacts = async (
  tx: Tx,
  instituteId: string,
  of: OfYear,
): Promise<AccountFactsRow | undefined> => (await factRows(instituteId, of).execute(tx)).rows[0];

/** The same, and until when the books of the programme are closed, in one statement. */
export const yearState = async (
  tx: Tx,
  instituteId: string,
  of: OfYear,
): Promise<{ facts: AccountFactsRow | undefined; closedUntil: CalendarDay | null }> => {
  const { facts, locks } = await together<{ facts: AccountFactsRow; locks: { until: CalendarDay | null } }>(
    tx,
    {
      facts: factRows(instituteId, of),
      locks: sql`select locked_until as until from period_locks
        where institute_id = ${instituteId} and programme_id = ${of.programmeId} order by entry_no desc limit 1`,
    },
  );
  return { facts: facts[0], closedUntil: locks[0]?.until ?? null };
};

/** What the rules say of the days and ratios of a year; a derogation of the programme settles them. */
export const accountChecks = async (
  tx: Tx,
  instituteId: string,
  { programmeId, year }: OfYear,
  row: AccountFactsRow | undefined,
): Promise<Check[]> => {
  const day = todayIn();
  const ids = accountRules.map(({ id }) => id);
  const values = await parametersOn(tx, instituteId, ids, day);
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'programme', id: programmeId }]);
  const facts = {
    year,
    reportFiledOn: row?.reportFiledOn ?? null,
    assemblyOn: row?.assemblyOn ?? null,
    accountsSentOn: row?.accountsSentOn ?? null,
    solvency: row?.solvency ?? null,
    liquidity: row?.liquidity ?? null,
    today: day,
  };
  return accountRules.map((rule) =>
    applyRule(rule, facts, values.get(rule.id) ?? new Map(), { day, exceptions }),
  );
};

import { sql } from 'kysely';
import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { openingBalances } from '../queries/opening-balances.ts';
import { openingContext } from '../queries/opening-context.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { openingKey, refusedBalances } from '../rules/opening-cells.ts';
import { type OpeningBalanceInput, openingBalancesInput } from '../rules/opening-input.ts';

/** What was spent before the house joined, many cells at once; one that stands already is replaced with a reason. */
export const setOpeningBalances = defineCommand({
  name: 'set-opening-balances',
  version: 1,
  input: openingBalancesInput,
  may: mayKeepOpeningBalances,
  run: async (writing, { programmeId, balances, reason }) => {
    const { tx, chain, entryNo } = writing;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    const refused = refusedBalances(balances, await openingContext(tx, chain, programme));
    if (refused) return refuseFields(refused);
    const standing = new Map(
      (await openingBalances(tx, chain, { programmeId })).map((row) => [openingKey(row), row.id]),
    );
    const written = balances.map((balance) => ({
      id: newId(),
      balance,
      replacesId: standing.get(openingKey(balance)) ?? null,
    }));
    const replaced = written.flatMap(({ replacesId }) => replacesId ?? []);
    if (replaced.length > 0 && !reason) return refuseFields({ reason: [{ key: 'finance.amount-stands' }] });
    if (replaced.length > 0)
      await sql`update opening_balances set ended_by_no = ${entryNo} where institute_id = ${chain}
        and id = any(${replaced}::uuid[]) and ended_by_no is null`.execute(tx);
    const rows = written.map(({ id, balance, replacesId }) => ({
      institute_id: chain,
      id,
      programme_id: programmeId,
      ...balanceRow(balance),
      replaces_id: replacesId,
      correction_reason: replacesId ? reason : null,
      entry_no: entryNo,
    }));
    for (let at = 0; at < rows.length; at += 1000)
      await tx
        .insertInto('opening_balances')
        .values(rows.slice(at, at + 1000))
        .execute();
    const digests = written.map(({ id, balance }) =>
      rowDigest({ subject: { kind: 'opening-balance', id }, after: balance }),
    );
    return done(
      { ids: written.map(({ id }) => id) },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { openingBalances: digests.length, reason: reason ?? null, rows: digests },
      },
    );
  },
});

const balanceRow = (balance: OpeningBalanceInput) => ({
  report_id: balance.reportId,
  outcome_id: balance.outcomeId ?? null,
  partnership_id: balance.partnershipId ?? null,
  block: balance.block,
  budget_line: balance.line ?? null,
  heading: balance.heading ?? null,
  item: balance.item,
  year: balance.year,
  amount_minor: balance.amount.minor,
  currency: balance.amount.currency,
});

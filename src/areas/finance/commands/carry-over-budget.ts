import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { budgetCarryOver } from '../queries/carry-over.ts';
import { periodLocks } from '../queries/period-locks.ts';
import { carryOverInput } from '../rules/carry-over-input.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { asAmountInput, writeBudgetAmounts, writeBudgetVersion } from './record-budget.ts';

/** What a closed year has left goes to the next, as a new version of the budget that adds up to the one before. */
export const carryOverBudget = defineCommand({
  name: 'carry-over-budget',
  version: 1,
  input: carryOverInput,
  may: mayKeepBudget,
  run: async (writing, { programmeId, year, version }) => {
    const { tx, chain, entryNo } = writing;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    const [lock] = await periodLocks(tx, chain, programmeId);
    if (!lock?.until || lock.until < lastDayOfYear(year))
      return refuse({ key: 'finance.carry-over-after-closing' });
    const carry = await budgetCarryOver(tx, chain, programme, year);
    if (!carry) return refuseFields({ year: [{ key: 'finance.carry-over-last-year' }] });
    if (carry.version.edition !== version) return refuse({ key: 'finance.version-opened-meanwhile' });
    if (carry.carried.length === 0) return refuse({ key: 'finance.carry-over-nothing' });
    const note = `${programme.reference} · ${year} → ${year + 1}`;
    const { id, edition } = await writeBudgetVersion(writing, { programmeId, kind: 'amended', note });
    const written = await writeBudgetAmounts(writing, { id, programmeId }, carry.cells.map(asAmountInput));
    const rows = written.map(({ id: amountId, row }) =>
      rowDigest({ subject: { kind: 'budget-amount', id: amountId }, after: row }),
    );
    const minor = carry.carried.reduce((sum, each) => sum + each.minor, 0);
    const { currency } = programme;
    await tx
      .insertInto('budget_carry_overs')
      .values({
        institute_id: chain,
        budget_version_id: id,
        programme_id: programmeId,
        from_year: year,
        amount_minor: minor,
        currency,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id, edition },
      {
        subject: { kind: 'budget', id },
        after: {
          programmeId,
          kind: 'amended',
          note,
          edition,
          copyOf: carry.version.id,
          carried: { minor, currency },
          count: rows.length,
          rows,
        },
      },
    );
  },
});

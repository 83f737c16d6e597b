import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { ContributionSaid } from '../rules/framework-input.ts';

/** What a contribution is each year; the list replaces the one before it whole. */
export const keepContributionYears = async (
  { tx, chain, entryNo }: Writing,
  contributionId: string,
  years: ContributionSaid['years'],
): Promise<void> => {
  await tx
    .deleteFrom('contribution_years')
    .where('institute_id', '=', chain)
    .where('contribution_id', '=', contributionId)
    .execute();
  const rows = years.map(({ year, plannedValue = null, achievedValue = null, text }) => ({
    institute_id: chain,
    id: newId(),
    contribution_id: contributionId,
    year,
    planned_value: plannedValue,
    achieved_value: achievedValue,
    text: JSON.stringify(text),
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('contribution_years').values(rows).execute();
};

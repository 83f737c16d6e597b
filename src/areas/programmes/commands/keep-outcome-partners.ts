import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { keepArrivals } from './keep-arrivals.ts';

/** Puts the partnerships that carry an outcome in place of those before; one that is not the institute's is refused. */
export const keepOutcomePartners = async (
  writing: Writing,
  { programmeId, outcomeId }: { programmeId: string; outcomeId: string },
  partnershipIds: readonly string[],
): Promise<FieldErrors | undefined> => {
  const { tx, chain, entryNo } = writing;
  const wanted = [...new Set(partnershipIds)];
  if (wanted.length > 0) {
    const known = await tx
      .selectFrom('partnerships')
      .select('id')
      .where('institute_id', '=', chain)
      .where('id', 'in', wanted)
      .execute();
    if (known.length !== wanted.length) return { partnershipIds: [{ key: 'problem.not-known-here' }] };
  }
  await tx
    .deleteFrom('outcome_partners')
    .where('institute_id', '=', chain)
    .where('outcome_id', '=', outcomeId)
    .execute();
  const rows = wanted.map((partnership_id) => ({
    institute_id: chain,
    outcome_id: outcomeId,
    partnership_id,
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('outcome_partners').values(rows).execute();
  await keepArrivals(writing, { programmeId, outcomeId }, 'partner_id', wanted);
  return undefined;
};

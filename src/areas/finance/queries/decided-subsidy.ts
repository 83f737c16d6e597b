import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';

/** Given up for good: of which instalment, in minor units of the programme's currency, and the entry that says so. */
export type SubsidyCut = { number: number; minor: number; entryNo: number };

/**
 * Minor units of the programme's currency. `decided`: by the newest decision, null while there is none; `cuts`: all that were
 * ever taken; `cut` and `minor`: given up since that decision, which has taken in the ones before it, and what is left.
 */
export type DecidedSubsidy = { cuts: SubsidyCut[]; cut: number } & (
  | { decided: number; minor: number }
  | { decided: null; minor: null }
);

export const decidedSubsidy = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<DecidedSubsidy> => {
  const { decisions, cuts } = await together<{
    decisions: { minor: number | null; entryNo: number };
    cuts: SubsidyCut;
  }>(tx, {
    decisions: sql`select subsidy_minor as minor, entry_no as "entryNo" from programme_decisions
      where institute_id = ${instituteId} and programme_id = ${programmeId} and kind = 'decided'
      order by entry_no desc limit 1`,
    cuts: sql`select i.number, x.amount_minor as minor, x.entry_no as "entryNo" from subsidy_cuts x
      join subsidy_instalments i on i.institute_id = x.institute_id and i.instalment_id = x.instalment_id
        and i.ended_by_no is null
      where x.institute_id = ${instituteId} and x.programme_id = ${programmeId} order by x.entry_no`,
  });
  const [decision] = decisions;
  const cut = cutTotal(cuts, ({ entryNo }) => entryNo > (decision?.entryNo ?? 0));
  const decided = decision?.minor ?? null;
  return decided === null
    ? { cuts, cut, decided, minor: null }
    : { cuts, cut, decided, minor: decided - cut };
};

export const cutTotal = (cuts: readonly SubsidyCut[], isIn: (cut: SubsidyCut) => boolean): number =>
  cuts.reduce((total, cut) => total + (isIn(cut) ? cut.minor : 0), 0);

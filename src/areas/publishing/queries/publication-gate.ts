import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { leavingChecks } from '../../results/queries/leaving-figures.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';

export type PublicationGate = {
  /** What rules say against the figures that would be published. */
  checks: ProgrammeCheck[];
  /** Whether one of them blocks: neither an identifier is given then nor a file written. */
  isHeldBack: boolean;
};

/** What stands in the way of publishing a programme today; page, command and shell ask it, before they give identifiers. */
export const publicationGate = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<PublicationGate> => {
  const checks = (await leavingChecks(tx, instituteId, { programmeId }, todayIn())).filter(
    ({ verdict, moments }) => moments.includes('publishing') && (verdict === 'warns' || verdict === 'blocks'),
  );
  return { checks, isHeldBack: blockersAt(checks, 'publishing').length > 0 };
};

import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { checksOfFrozenYear } from '../../control/queries/frozen-accounts.ts';
import { jointChecksOfProgramme } from '../../joint/queries/consolidated.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { blockersAt, type Check } from '../../rulebook/rules/rule.ts';
import type { FilingKind } from '../rules/filing-input.ts';
import { handOverChecksOfProgramme } from './hand-over-checks.ts';

type Wanted = {
  programme: { id: string; untilOn: CalendarDay };
  kind: FilingKind;
  year: number | undefined;
  day: CalendarDay;
};

/** What stands in the way of a filing, and for what a derogation would settle it. */
export type FilingBlocker = Check & {
  subject: { kind: 'programme' | 'outcome' | 'partnership'; id: string };
};

/**
 * What blocks the filing of a programme: of the programme itself (`handedIn`, asked by the caller), of its partners, and of
 * the accounts of the year and the joint programme where these are filed.
 */
export const filingBlockers = async (
  tx: Tx,
  instituteId: string,
  { programme, kind, year, day }: Wanted,
  handedIn: readonly ProgrammeCheck[],
): Promise<readonly FilingBlocker[]> => {
  const programmeId = programme.id;
  const onPartners = await handOverChecksOfProgramme(tx, instituteId, {
    programmeId,
    until: programme.untilOn,
    day,
  });
  const onAccounts = year ? await checksOfFrozenYear(tx, instituteId, { programmeId, year, day }) : [];
  const onJoint =
    kind === 'yearly_account' && year
      ? await jointChecksOfProgramme(tx, instituteId, { programmeId, day, year })
      : [];
  const subject = { kind: 'programme' as const, id: programmeId };
  const onYear = [...onAccounts, ...onJoint].map((check) => ({ ...check, subject }));
  return blockersAt<FilingBlocker>([...handedIn, ...onPartners, ...onYear], 'filing');
};

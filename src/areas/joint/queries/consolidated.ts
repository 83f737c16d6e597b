import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type BlockCell, type CountedBlock, sums } from '../rules/joint-block.ts';
import { jointRule } from '../rules/joint-rule.ts';
import { type CoApplicant, coApplicants, type JointProgramme, jointOfProgramme } from './joint-programmes.ts';
import { cellsOfBlocks, type ReleasedBlock, standingBlocks } from './released-blocks.ts';

export type Organisation = CoApplicant & {
  /** What stands as released; none: its figures are missing, and nothing stands in for them. */
  released: (ReleasedBlock & { cells: readonly BlockCell[] }) | undefined;
};

/** Everyone in a joint programme with the block that each has released; `on`: released by the end of that day. */
export const organisationsOf = async (
  tx: Tx,
  joint: JointProgramme,
  on?: CalendarDay,
): Promise<Organisation[]> => {
  const members = await coApplicants(tx, joint);
  const standing = (await standingBlocks(tx, joint)).filter(({ at }) => on === undefined || dayOf(at) <= on);
  const cells = await cellsOfBlocks(
    tx,
    standing.map(({ id }) => id),
  );
  return members.map((member) => {
    const block = standing.find(({ coApplicantId }) => coApplicantId === member.id);
    return { ...member, released: block && { ...block, cells: cells.get(block.id) ?? [] } };
  });
};

const dayOf = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO('Europe/Brussels').toPlainDate().toString();

/** Blocks as they are added up, each under the name of its organisation. */
export const countedBlocks = (organisations: readonly Organisation[]): CountedBlock[] =>
  organisations.flatMap(({ name, released }) =>
    released ? [{ blockId: released.id, organisation: name, cells: released.cells }] : [],
  );

type Judged = {
  joint: JointProgramme;
  organisations: readonly Organisation[];
  day: CalendarDay;
  year?: number;
};

/** What M37 says of an institute's part of a joint programme; `year`: before the account of that year is filed. */
export const jointCheck = async (
  tx: Tx,
  instituteId: string,
  { joint, organisations, day, year }: Judged,
): Promise<Check> => {
  const facts = {
    ...(year !== undefined && { year }),
    own: organisations.find(({ tenantId }) => tenantId === instituteId)?.name ?? '',
    // Who left without a block owes none any more.
    organisations: organisations
      .filter(({ leftOn, released }) => leftOn === null || released)
      .map(({ name, tenantId, leftOn, released }) => ({
        name,
        isTenant: tenantId !== null,
        isReleased: released !== undefined,
        // Who has left releases nothing any more: its block is its account of the time before.
        oldAsOf: leftOn === null ? oldAsOf(released, year, day) : undefined,
        ...sums(released?.cells ?? []),
      })),
  };
  const subjects = joint.programmeId ? [{ kind: 'programme', id: joint.programmeId }] : [];
  const exceptions = await exceptionsFor(tx, instituteId, subjects);
  return applyRule(jointRule, facts, new Map(), { day, exceptions });
};

/** As of when a block stands that does not reach the end of the year, or today where the year still runs. */
const oldAsOf = (
  block: ReleasedBlock | undefined,
  year: number | undefined,
  today: CalendarDay,
): CalendarDay | undefined => {
  if (!block || year === undefined) return undefined;
  const end = lastDayOfYear(year);
  return block.asOfDay < (end < today ? end : today) ? block.asOfDay : undefined;
};

/** The same of a programme before its account is filed; none where it is part of no joint programme. */
export const jointChecksOfProgramme = async (
  tx: Tx,
  instituteId: string,
  { programmeId, day, year }: { programmeId: string; day: CalendarDay; year?: number },
): Promise<Check[]> => {
  const joint = await jointOfProgramme(tx, instituteId, programmeId);
  if (!joint) return [];
  const organisations = await organisationsOf(tx, joint);
  return [
    await jointCheck(tx, instituteId, { joint, organisations, day, ...(year !== undefined && { year }) }),
  ];
};

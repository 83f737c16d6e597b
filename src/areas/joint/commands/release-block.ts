import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
  defineCommand,
  done,
  type Refused,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { entryNoOn } from '../../../command/entry-no-on.ts';
import { canonicalJson } from '../../../command/trail.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { organisationSums, ownBlockSums } from '../queries/block-sums.ts';
import {
  type CoApplicant,
  coApplicants,
  type JointProgramme,
  jointOutcomes,
  jointProgramme,
} from '../queries/joint-programmes.ts';
import type { BlockCell } from '../rules/joint-block.ts';
import { releaseInput } from '../rules/joint-input.ts';
import { mayReleaseBlock } from '../rules/joint-permissions.ts';

/**
 * Lets the others of a joint programme read what an organisation's part comes to as of a day, by outcome, line and year:
 * frozen, with a digest. It takes the place of what was released before. The lead does so for those who do not work here.
 */
export const releaseBlock = defineCommand({
  name: 'release-block',
  version: 1,
  input: releaseInput,
  may: mayReleaseBlock,
  run: async (writing, { id = newId(), jointId, coApplicantId, asOfDay, placements }) => {
    const { tx, chain } = writing;
    const joint = await jointProgramme(tx, chain, jointId);
    const member = joint && (await coApplicants(tx, joint)).find((each) => each.id === coApplicantId);
    if (!joint || !member || !isOnesOwn(member, chain, joint.leadId)) throw new NotFound();
    if (member.leftOn) return refuse({ key: 'joint.left-already' });
    const asOf = await entryNoOn(tx, chain, asOfDay as CalendarDay);
    const part =
      member.tenantId === null
        ? { cells: await organisationSums(tx, joint, { coApplicantId, asOf }), leftOut: [] }
        : await ownPart(writing, joint, { placements, asOf });
    if ('done' in part) return part;
    const { cells, leftOut } = part;
    const digest = createHash('sha256')
      .update(canonicalJson({ jointId, coApplicantId, asOfDay, asOf, leftOut, cells }))
      .digest('hex');
    const block = { id, leadId: joint.leadId, jointId, coApplicantId, asOfDay, asOf, digest, leftOut, cells };
    const replacesId = await keepBlock(writing, block);
    return done(
      { id, digest },
      {
        subject: { kind: 'joint-programme', id: jointId },
        after: { organisation: member.name, asOfDay, digest, leftOut, replacesId, cells: cells.length },
      },
    );
  },
});

type Part = { cells: BlockCell[]; leftOut: string[] };

const ownPart = async (
  { tx, chain }: Writing,
  joint: JointProgramme,
  { placements, asOf }: { placements: readonly Placement[]; asOf: number },
): Promise<Part | Refused> => {
  const { programmeId } = joint;
  if (!programmeId) return refuse({ key: 'joint.no-part-yet' });
  const outcomes = await outcomesOf(tx, chain, programmeId);
  const known = (await jointOutcomes(tx, joint)).map(({ code }) => code);
  const unplaced = wronglyPlaced(outcomes, placements, known);
  if (unplaced) return refuseFields(unplaced);
  const codes = new Map(
    placements.flatMap(({ outcomeId, code }) => (code ? [[outcomeId, code] as const] : [])),
  );
  const { cells } = await ownBlockSums(tx, chain, { programmeId, asOf, codes });
  return { cells, leftOut: outcomes.flatMap((each) => (codes.has(each.id) ? [] : each.code)) };
};

/** One's own seat; for the lead also that of an organisation that does not work here. */
const isOnesOwn = ({ tenantId }: CoApplicant, chain: string, leadId: string): boolean =>
  tenantId === null ? leadId === chain : tenantId === chain;

type Placement = { outcomeId: string; code?: string | undefined };

/** Each outcome of the own part is said once where it belongs, or that it belongs nowhere. */
const wronglyPlaced = (
  outcomes: readonly OutcomeRow[],
  placements: readonly Placement[],
  known: readonly string[],
): FieldErrors | undefined => {
  for (const [at, { outcomeId, code }] of placements.entries()) {
    const isTwice = placements.findIndex((each) => each.outcomeId === outcomeId) !== at;
    if (isTwice || !outcomes.some((each) => each.id === outcomeId) || (code && !known.includes(code)))
      return { [`placements.${at}.code`]: [{ key: 'problem.not-known-here' }] };
  }
  const missing = outcomes.find((each) => !placements.some(({ outcomeId }) => outcomeId === each.id));
  return missing && { placements: [{ key: 'joint.outcome-not-placed', args: { code: missing.code } }] };
};

type Block = {
  id: string;
  leadId: string;
  jointId: string;
  coApplicantId: string;
  asOfDay: string;
  asOf: number;
  digest: string;
  leftOut: string[];
  cells: readonly BlockCell[];
};

const keepBlock = async ({ tx, chain, actor, entryNo }: Writing, block: Block): Promise<string | null> => {
  const before = await sql<{ id: string }>`update released_blocks set ended_by_no = ${entryNo}
    where institute_id = ${chain} and co_applicant_id = ${block.coApplicantId} and ended_by_no is null returning id`.execute(
    tx,
  );
  const replacesId = before.rows[0]?.id ?? null;
  await tx
    .insertInto('released_blocks')
    .values({
      institute_id: chain,
      id: block.id,
      lead_id: block.leadId,
      joint_id: block.jointId,
      co_applicant_id: block.coApplicantId,
      as_of_day: block.asOfDay,
      as_of_no: block.asOf,
      digest: block.digest,
      left_out: block.leftOut,
      released_by_name: actor.name,
      replaces_id: replacesId,
      entry_no: entryNo,
    })
    .execute();
  const rows = block.cells.map((cell, position) => ({
    institute_id: chain,
    block_id: block.id,
    position,
    block: cell.block,
    outcome_code: cell.outcomeCode,
    budget_line: cell.line,
    year: cell.year,
    budget_minor: cell.budget,
    actual_minor: cell.actual,
    entry_no: entryNo,
  }));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('released_cells')
      .values(rows.slice(at, at + 1000))
      .execute();
  return replacesId;
};

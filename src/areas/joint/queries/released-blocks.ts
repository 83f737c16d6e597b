import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { BlockCell } from '../rules/joint-block.ts';
import type { JointProgramme } from './joint-programmes.ts';

export type ReleasedBlock = {
  id: string;
  /** The institute that released it: the organisation's own, or the lead for one that does not work here. */
  ownerId: string;
  leadId: string;
  jointId: string;
  coApplicantId: string;
  asOfDay: CalendarDay;
  asOfNo: number;
  digest: string;
  leftOut: string[];
  by: string;
  at: Temporal.Instant;
  endedByNo: number | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
};

/** The blocks that stand as released into a joint programme, whoever's they are. */
export const standingBlocks = async (tx: Tx, { leadId, id }: JointProgramme): Promise<ReleasedBlock[]> => {
  const { rows } = await sql<ReleasedBlock>`${blockRows()}
    where b.lead_id = ${leadId} and b.joint_id = ${id} and b.ended_by_no is null order by b.at, b.id`.execute(
    tx,
  );
  return rows;
};

/** A block of one's own, standing or not, or one of another that stands as released; else undefined. */
export const releasedBlock = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ReleasedBlock | undefined> => {
  const { rows } = await sql<ReleasedBlock>`${blockRows()}
    where b.id = ${id} and (b.institute_id = ${instituteId} or b.ended_by_no is null)`.execute(tx);
  return rows[0];
};

/** What an institute released so far, the newest first; also into joint programmes that it has left. */
export const ownBlocks = async (tx: Tx, instituteId: string): Promise<ReleasedBlock[]> => {
  const { rows } = await sql<ReleasedBlock>`${blockRows()} where b.institute_id = ${instituteId}
    order by b.entry_no desc limit 200`.execute(tx);
  return rows;
};

const blockRows = (): RawBuilder<ReleasedBlock> => sql`
  select b.id, b.institute_id as "ownerId", b.lead_id as "leadId", b.joint_id as "jointId",
    b.co_applicant_id as "coApplicantId", b.as_of_day as "asOfDay", b.as_of_no as "asOfNo", b.digest, b.left_out as "leftOut",
    b.released_by_name as by, b.at, b.ended_by_no as "endedByNo", w.withdrawn_by_name as "withdrawnBy",
    w.reason as "withdrawnReason"
    from released_blocks b left join block_withdrawals w on (w.institute_id, w.block_id) = (b.institute_id, b.id)`;

/** The cells of blocks, by the block's id. */
export const cellsOfBlocks = async (
  tx: Tx,
  blockIds: readonly string[],
): Promise<ReadonlyMap<string, BlockCell[]>> => {
  const { rows } = await sql<BlockCell & { blockId: string }>`
    select c.block_id as "blockId", c.block, c.outcome_code as "outcomeCode", c.budget_line as line, c.year,
      c.budget_minor as budget, c.actual_minor as actual
      from released_cells c where c.block_id = any (${[...blockIds]}::uuid[]) order by c.block_id, c.position`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ blockId }) => blockId);
};

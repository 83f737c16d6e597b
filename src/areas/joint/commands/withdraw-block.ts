import { sql } from 'kysely';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { releasedBlock } from '../queries/released-blocks.ts';
import { blockWithdrawalInput } from '../rules/joint-input.ts';
import { mayReleaseBlock } from '../rules/joint-permissions.ts';

/** Takes a block of one's own back: from now on the others read nothing of it. Also after leaving the joint programme. */
export const withdrawBlock = defineCommand({
  name: 'withdraw-block',
  version: 1,
  input: blockWithdrawalInput,
  may: mayReleaseBlock,
  run: async ({ tx, chain, actor, entryNo }, { id, reason }) => {
    const block = await releasedBlock(tx, chain, id);
    if (block?.ownerId !== chain) throw new NotFound();
    if (block.endedByNo !== null) return refuse({ key: 'joint.block-ended' });
    await sql`update released_blocks set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = ${id} and ended_by_no is null`.execute(tx);
    await tx
      .insertInto('block_withdrawals')
      .values({
        institute_id: chain,
        block_id: id,
        reason,
        withdrawn_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const { jointId, digest } = block;
    return done(
      { jointId },
      { subject: { kind: 'joint-programme', id: jointId }, before: { digest }, after: { reason } },
    );
  },
});

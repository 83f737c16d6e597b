import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeAmendment } from '../queries/programme-amendments.ts';
import { withdrawAmendmentInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { rowOfWithdrawal, withdrawalErrors } from './withdrawal-errors.ts';

/** A requested change that was entered by mistake is none, while the donor has not answered it. The trail tells. */
export const withdrawAmendment = defineCommand({
  name: 'withdraw-amendment',
  version: 1,
  input: withdrawAmendmentInput,
  may: mayKeepProgrammes,
  run: async (writing, { amendmentId, version, ...said }) => {
    const { tx, chain } = writing;
    const found = await programmeAmendment(tx, chain, amendmentId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, { 'programmes.amendment-what': found.what });
    if (found.answerId) return refuse({ key: 'programmes.amendment-answered-stays' });
    const early = 'programmes.amendment-withdrawn-before-asked';
    const wrong = withdrawalErrors(said, found.requestedOn, early);
    if (wrong) return refuseFields(wrong);
    const { programmeId, what } = found;
    await tx
      .insertInto('amendment_withdrawals')
      .values({ ...rowOfWithdrawal(writing, programmeId, said), amendment_id: amendmentId })
      .execute();
    return done(
      { id: amendmentId, programmeId },
      { subject: { kind: 'programme', id: programmeId }, after: { what, ...said } },
    );
  },
});

import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { roundWithdrawalInput } from '../rules/assessment-input.ts';
import { mayKeepSheets } from '../rules/assessment-permissions.ts';
import { canWithdrawRound } from '../rules/assessment-visibility.ts';
import { ownSide } from './keep-sheet.ts';

/** Takes a round back that was opened by mistake. It stays with its reason; drafts in it stay their side's alone. */
export const withdrawAssessmentRound = defineCommand({
  name: 'withdraw-assessment-round',
  version: 1,
  input: roundWithdrawalInput,
  may: mayKeepSheets,
  run: async (writing, { roundId, reason }) => {
    const { tx, chain, entryNo } = writing;
    const { round, side } = await ownSide(writing, roundId);
    if (round.withdrawal) return refuse({ key: 'partners.round-is-withdrawn' });
    if (!canWithdrawRound(round, side)) return refuse({ key: 'partners.round-not-withdrawn' });
    const { partnershipId, kind, openedOn } = round;
    const withdrawnOn = todayIn();
    await tx
      .insertInto('assessment_withdrawals')
      .values({
        institute_id: chain,
        round_id: roundId,
        partnership_id: partnershipId,
        side,
        reason,
        withdrawn_on: withdrawnOn,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: roundId },
      {
        subject: { kind: 'partnership', id: partnershipId },
        partnershipId,
        after: { questionnaire: kind, openedOn, withdrawnOn, reason },
      },
    );
  },
});

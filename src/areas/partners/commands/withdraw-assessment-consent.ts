import { defineCommand, done, refuse } from '../../../command/command.ts';

import { consentInput } from '../rules/assessment-input.ts';
import { mayKeepSheets } from '../rules/assessment-permissions.ts';
import { ownSide } from './keep-sheet.ts';

/** A side takes its consent back: the answers of the round are its own alone again. */
export const withdrawAssessmentConsent = defineCommand({
  name: 'withdraw-assessment-consent',
  version: 1,
  input: consentInput,
  may: mayKeepSheets,
  run: async (writing, { roundId }) => {
    const { tx, chain, entryNo } = writing;
    const { round, side } = await ownSide(writing, roundId);
    if (!round.agreed.includes(side)) return refuse({ key: 'partners.not-agreed' });
    await tx
      .updateTable('assessment_consents')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('round_id', '=', roundId)
      .where('side', '=', side)
      .where('ended_by_no', 'is', null)
      .execute();
    const { partnershipId, kind } = round;
    return done(
      { id: roundId },
      {
        subject: { kind: 'partnership', id: partnershipId },
        partnershipId,
        after: { questionnaire: kind, side, agreed: false },
      },
    );
  },
});

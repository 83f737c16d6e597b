import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { consentInput } from '../rules/assessment-input.ts';
import { mayKeepSheets } from '../rules/assessment-permissions.ts';
import { ownSide } from './keep-sheet.ts';

/** A side agrees that its answers of one round are seen: the partner opens its TUOC to the institute, or one of two opens a TUDEP. */
export const agreeToOpenAssessment = defineCommand({
  name: 'agree-to-open-assessment',
  version: 1,
  input: consentInput,
  may: mayKeepSheets,
  run: async (writing, { roundId }) => {
    const { tx, chain, entryNo } = writing;
    const { round, side } = await ownSide(writing, roundId);
    if (!round.filed.includes(side)) return refuse({ key: 'partners.file-before-opening' });
    if (round.agreed.includes(side)) return refuse({ key: 'partners.agreed-already' });
    await tx
      .insertInto('assessment_consents')
      .values({
        institute_id: chain,
        id: newId(),
        round_id: roundId,
        partnership_id: round.partnershipId,
        side,
        entry_no: entryNo,
      })
      .execute();
    const { partnershipId, kind } = round;
    return done(
      { id: roundId },
      {
        subject: { kind: 'partnership', id: partnershipId },
        partnershipId,
        after: { questionnaire: kind, side, agreed: true },
      },
    );
  },
});

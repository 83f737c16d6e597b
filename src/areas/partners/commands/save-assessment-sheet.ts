import { defineCommand, done } from '../../../command/command.ts';
import { sheetInput } from '../rules/assessment-input.ts';
import { mayKeepSheets } from '../rules/assessment-permissions.ts';
import { keepSheet } from './keep-sheet.ts';

/** Keeps a sheet as a draft, to go on later. The trail says that it was saved and holds no digest of what it says. */
export const saveAssessmentSheet = defineCommand({
  name: 'save-assessment-sheet',
  version: 1,
  input: sheetInput,
  may: mayKeepSheets,
  run: async (writing, input) => {
    const kept = await keepSheet(writing, input);
    if ('done' in kept) return kept;
    const { partnershipId, kind } = kept.round;
    return done(
      { id: input.roundId },
      {
        subject: { kind: 'partnership', id: partnershipId },
        partnershipId,
        after: { questionnaire: kind, side: kept.side },
      },
    );
  },
});

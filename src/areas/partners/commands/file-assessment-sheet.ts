import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { filingInput } from '../rules/assessment-input.ts';
import { mayKeepSheets } from '../rules/assessment-permissions.ts';
import { unmarked, unweighed } from '../rules/assessment-profile.ts';
import { numberOf } from '../rules/questionnaire.ts';
import { keepSheet } from './keep-sheet.ts';

/** Files the sheet of one side: from now on the round was held on that day, and the sheet no longer changes. */
export const fileAssessmentSheet = defineCommand({
  name: 'file-assessment-sheet',
  version: 1,
  input: filingInput,
  may: mayKeepSheets,
  run: async (writing, input) => {
    const { heldOn, roundId } = input;
    const today = todayIn();
    if (heldOn > today) return refuseFields({ heldOn: [{ key: 'partners.round-in-future' }] });
    const kept = await keepSheet(writing, input);
    if ('done' in kept) return kept;
    const missing = unmarked(kept.asked.groups, input.answers.marks);
    const { partnershipId, kind } = kept.round;
    const open = unweighed(input.answers);
    if (missing.length > 0 || open.length > 0)
      return refuseFields(
        Object.fromEntries([
          ...missing.map((code) => {
            const no = numberOf(kind, kept.asked.groups, code);
            return [`answers.marks.${code}`, [{ key: 'partners.mark-missing', args: { no } }]];
          }),
          ...open.map((code) => [`answers.factors.${code}.effect`, [{ key: 'partners.effect-missing' }]]),
        ]),
      );
    await writing.tx
      .insertInto('assessment_filings')
      .values({
        institute_id: writing.chain,
        round_id: roundId,
        partnership_id: partnershipId,
        side: kept.side,
        held_on: heldOn,
        filed_on: today,
        entry_no: writing.entryNo,
      })
      .execute();
    return done(
      { id: roundId },
      {
        subject: { kind: 'partnership', id: partnershipId },
        partnershipId,
        after: { questionnaire: kind, side: kept.side, heldOn },
      },
    );
  },
});

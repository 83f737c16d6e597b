import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { partnership } from '../queries/partnerships.ts';
import { newestEditions } from '../queries/questionnaires.ts';
import { roundInput } from '../rules/assessment-input.ts';
import { mayOpenRound, sideOf } from '../rules/assessment-permissions.ts';

/** Opens a round of a questionnaire for a partnership, with the newest edition that the institute adopted. */
export const openAssessmentRound = defineCommand({
  name: 'open-assessment-round',
  version: 1,
  input: roundInput,
  may: mayOpenRound,
  run: async ({ tx, actor, chain, entryNo }, { partnershipId, kind, id = newId() }) => {
    if (!(await partnership(tx, chain, partnershipId))) throw new NotFound();
    const edition = (await newestEditions(tx, chain)).get(kind);
    if (edition === undefined) return refuse({ key: 'partners.questionnaire-not-adopted' });
    const openedOn = todayIn();
    await tx
      .insertInto('assessment_rounds')
      .values({
        institute_id: chain,
        id,
        partnership_id: partnershipId,
        kind,
        edition,
        opened_on: openedOn,
        opened_by_side: sideOf(actor, { partnershipId }),
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'partnership', id: partnershipId },
        partnershipId,
        after: { questionnaire: kind, edition, openedOn },
      },
    );
  },
});

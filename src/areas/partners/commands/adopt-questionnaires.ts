import { defineCommand, done } from '../../../command/command.ts';
import { newestBrought, newestEditions } from '../queries/questionnaires.ts';
import { adoptionInput } from '../rules/assessment-input.ts';
import { mayAdoptQuestionnaires } from '../rules/assessment-permissions.ts';
import { editionsWritten, itemsOf } from '../rules/questionnaire.ts';

/** Writes the editions that this program brings and the institute does not have yet; older ones stay as they are. */
export const adoptQuestionnaires = defineCommand({
  name: 'adopt-questionnaires',
  version: 1,
  input: adoptionInput,
  may: mayAdoptQuestionnaires,
  run: async ({ tx, chain, entryNo }) => {
    const newest = await newestEditions(tx, chain);
    const brought = await newestBrought(tx, chain);
    const missing = editionsWritten.filter(({ kind, edition }) => edition > (brought.get(kind) ?? 0));
    const key = { institute_id: chain, entry_no: entryNo };
    for (const written of missing) {
      const { kind } = written;
      const edition = Math.max(written.edition, (newest.get(kind) ?? 0) + 1);
      await tx
        .insertInto('questionnaire_editions')
        .values({ ...key, kind, edition, brought: written.edition })
        .execute();
      await tx
        .insertInto('questionnaire_items')
        .values(
          itemsOf(written).map(({ code, groupCode, position, asks, text }) => ({
            ...key,
            kind,
            edition,
            code,
            group_code: groupCode,
            position,
            asks,
            text: JSON.stringify(text),
          })),
        )
        .execute();
    }
    const after = { questionnaires: missing.map(({ kind, edition }) => `${kind} ${edition}`) };
    return done(after, { subject: { kind: 'questionnaire', id: null }, after });
  },
});

import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { askedIn, newestEditions } from '../queries/questionnaires.ts';
import { mayAdoptQuestionnaires } from '../rules/assessment-permissions.ts';
import { worded, wordingInput } from '../rules/external-factors.ts';
import { factorPosition } from '../rules/questionnaire.ts';

/** Another edition of the TUOC: its capacities as they were, the external factors in the institute's own words. */
export const wordExternalFactors = defineCommand({
  name: 'word-external-factors',
  version: 1,
  input: wordingInput,
  may: mayAdoptQuestionnaires,
  run: async ({ tx, chain, entryNo }, input) => {
    const newest = (await newestEditions(tx, chain)).get('tuoc');
    if (!newest) return refuse({ key: 'partners.questionnaire-not-adopted' });
    if (newest !== input.version) return conflict(newest, {});
    const before = await askedIn(tx, chain, 'tuoc', newest);
    const factors = worded(before.factors, input);
    const key = { institute_id: chain, kind: 'tuoc', edition: newest + 1, entry_no: entryNo };
    await tx.insertInto('questionnaire_editions').values(key).execute();
    const capacities = before.groups.flatMap(({ items, ...group }) => [group, ...items]);
    await tx
      .insertInto('questionnaire_items')
      .values([
        ...capacities.map(({ code, groupCode, position, asks, text }) => ({
          ...key,
          code,
          group_code: groupCode,
          position,
          asks,
          text: JSON.stringify(text),
        })),
        ...factors.map(({ code, text }, at) => ({
          ...key,
          code,
          group_code: null,
          position: factorPosition(before.groups.length, at),
          asks: 'factor',
          text: JSON.stringify(text),
        })),
      ])
      .execute();
    return done(
      { edition: key.edition },
      {
        subject: { kind: 'questionnaire', id: null },
        after: { questionnaires: [`tuoc ${key.edition}`], factors: factors.map(({ text }) => text) },
      },
    );
  },
});

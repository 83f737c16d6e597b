import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeByCode, outcomesOf } from '../queries/outcomes.ts';
import { bearerOfIatiIdentifier, programmeById } from '../queries/programmes.ts';
import { addOutcomeInput } from '../rules/outcome-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepLists, shareErrors } from './keep-lists.ts';
import { keepOutcomePartners } from './keep-outcome-partners.ts';

/** A new outcome of a programme, with its aims, places and partners. */
export const addOutcome = defineCommand({
  name: 'add-outcome',
  version: 1,
  input: addOutcomeInput,
  may: mayKeepProgrammes,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const {
      programmeId,
      code,
      title,
      description = {},
      aims,
      isBelgian,
      iatiIdentifier = null,
      frameworks = [],
    } = input;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    if (await outcomeByCode(tx, chain, programmeId, code))
      return refuseFields({ code: [{ key: 'programmes.code-taken' }] });
    if (iatiIdentifier && (await bearerOfIatiIdentifier(tx, chain, iatiIdentifier)))
      return refuseFields({ iatiIdentifier: [{ key: 'problem.reference-taken' }] });
    const wrong = input.isImported ? undefined : shareErrors(input.places);
    if (wrong) return refuseFields(wrong);
    const id = input.id ?? newId();
    const position = input.position ?? (await outcomesOf(tx, chain, programmeId)).length;
    await tx
      .insertInto('outcomes')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        code,
        title: JSON.stringify(title),
        description: JSON.stringify(description),
        aims,
        is_belgian: isBelgian,
        frameworks,
        iati_identifier: iatiIdentifier,
        position,
        entry_no: entryNo,
      })
      .execute();
    const owner = { programmeId, outcomeId: id };
    await keepLists(writing, owner, input);
    const stranger = await keepOutcomePartners(writing, owner, input.partnershipIds ?? []);
    if (stranger) return refuseFields(stranger);
    const { places = [], classifications = [], participations = [], partnershipIds = [] } = input;
    const lists = { places, classifications, participations, partnershipIds };
    return done(
      { id },
      {
        subject: { kind: 'outcome', id },
        after: {
          programmeId,
          code,
          title,
          description,
          aims,
          isBelgian,
          frameworks,
          iatiIdentifier,
          position,
          ...lists,
        },
      },
    );
  },
});

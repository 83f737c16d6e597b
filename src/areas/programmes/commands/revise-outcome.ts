import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { formulasNaming } from '../queries/formulas-naming.ts';
import { outcomeByCode, outcomeById } from '../queries/outcomes.ts';
import { outcomePartners, placesOf } from '../queries/programme-lists.ts';
import { reviseOutcomeInput } from '../rules/outcome-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { identifierErrors } from './identifier-errors.ts';
import { keepLists, shareErrors } from './keep-lists.ts';
import { keepOutcomePartners } from './keep-outcome-partners.ts';

/** Changes an outcome and the lists that are given; the second of two people is shown both versions. */
export const reviseOutcome = defineCommand({
  name: 'revise-outcome',
  version: 1,
  input: reviseOutcomeInput,
  may: mayKeepProgrammes,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { outcomeId, code, title, aims, isBelgian } = input;
    const found = await outcomeById(tx, chain, outcomeId);
    if (!found) throw new NotFound();
    if (found.version !== input.version)
      return conflict(found.version, {
        'programmes.code': found.code,
        'programmes.title': found.title,
        'programmes.description': found.description,
        'programmes.aims': found.aims,
        'programmes.is-belgian': found.isBelgian,
        'programmes.frameworks': found.frameworks,
        'programmes.places': await placesOf(tx, chain, { programmeId: found.programmeId, outcomeId }),
        'field.partnership-ids': (await outcomePartners(tx, chain, [outcomeId])).map(
          ({ partnershipId }) => partnershipId,
        ),
      });
    const namesake = await outcomeByCode(tx, chain, found.programmeId, code);
    if (namesake && namesake.id !== outcomeId)
      return refuseFields({ code: [{ key: 'programmes.code-taken' }] });
    // A formula says which indicator it means by codes: under another one it would come to nothing, and nobody would know why.
    const naming = code === found.code ? [] : await formulasNaming(tx, chain, found);
    if (naming.length > 0)
      return refuseFields({
        code: [{ key: 'programmes.code-in-formulas', args: { indicators: naming.join(', ') } }],
      });
    const { iatiIdentifier = found.iatiIdentifier } = input;
    const settled = await identifierErrors(writing, { ...found, id: outcomeId }, iatiIdentifier);
    if (settled) return refuseFields(settled);
    const wrong = input.isImported ? undefined : shareErrors(input.places);
    if (wrong) return refuseFields(wrong);
    const after = {
      code,
      title,
      description: input.description ?? found.description,
      aims,
      isBelgian,
      frameworks: input.frameworks ?? found.frameworks,
      iatiIdentifier,
      position: input.position ?? found.position,
    };
    await tx
      .updateTable('outcomes')
      .set({
        code,
        title: JSON.stringify(title),
        description: JSON.stringify(after.description),
        aims,
        is_belgian: isBelgian,
        frameworks: after.frameworks,
        iati_identifier: iatiIdentifier,
        position: after.position,
        version: found.version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', outcomeId)
      .where('version', '=', input.version)
      .execute();
    const owner = { programmeId: found.programmeId, outcomeId };
    await keepLists(writing, owner, input);
    const stranger =
      input.partnershipIds && (await keepOutcomePartners(writing, owner, input.partnershipIds));
    if (stranger) return refuseFields(stranger);
    const { id: _id, programmeId: _programme, version: _version, end: _end, ...before } = found;
    const { places, classifications, participations, partnershipIds } = input;
    return done(
      { id: outcomeId, version: found.version + 1 },
      {
        subject: { kind: 'outcome', id: outcomeId },
        before,
        after: {
          ...after,
          ...(places ? { places } : {}),
          ...(classifications ? { classifications } : {}),
          ...(participations ? { participations } : {}),
          ...(partnershipIds ? { partnershipIds } : {}),
        },
      },
    );
  },
});

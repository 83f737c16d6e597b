import type * as z from 'zod/mini';
import { conflict, defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { outsidePeriod } from '../queries/outside-period.ts';
import { placesOf } from '../queries/programme-lists.ts';
import { programmeById, programmeByReference } from '../queries/programmes.ts';
import { outsideErrors, type Period } from '../rules/outside-period.ts';
import { reviseProgrammeInput } from '../rules/programme-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { identifierErrors } from './identifier-errors.ts';
import { keepLists, shareErrors } from './keep-lists.ts';

/** Changes a programme's own fields and the lists that are given; the second of two people is shown both versions. */
export const reviseProgramme = defineCommand({
  name: 'revise-programme',
  version: 1,
  input: reviseProgrammeInput,
  may: mayKeepProgrammes,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { programmeId, reference, title, fromOn, untilOn } = input;
    const found = await programmeById(tx, chain, programmeId);
    if (!found) throw new NotFound();
    const before = {
      reference: found.reference,
      title: found.title,
      description: found.description,
      fromOn: found.fromOn,
      untilOn: found.untilOn,
      iatiIdentifier: found.iatiIdentifier,
    };
    if (found.version !== input.version)
      return conflict(found.version, {
        'programmes.reference': found.reference,
        'programmes.title': found.title,
        'programmes.description': found.description,
        'programmes.fromOn': found.fromOn,
        'programmes.untilOn': found.untilOn,
        'programmes.places': await placesOf(tx, chain, { programmeId, outcomeId: null }),
      });
    const namesake = await programmeByReference(tx, chain, reference);
    if (namesake && namesake.id !== programmeId)
      return refuseFields({ reference: [{ key: 'problem.reference-taken' }] });
    const { iatiIdentifier = found.iatiIdentifier } = input;
    const settled = await identifierErrors(writing, { ...found, id: programmeId }, iatiIdentifier);
    if (settled) return refuseFields(settled);
    const wrong = input.isImported ? undefined : shareErrors(input.places);
    if (wrong) return refuseFields(wrong);
    const outside = await leftOutside(writing, found, input);
    if (outside) return refuseFields(outside);
    const after = {
      reference,
      title,
      description: input.description ?? found.description,
      fromOn,
      untilOn,
      iatiIdentifier,
    };
    await tx
      .updateTable('programmes')
      .set({
        reference,
        title: JSON.stringify(title),
        description: JSON.stringify(after.description),
        from_on: fromOn,
        until_on: untilOn,
        iati_identifier: iatiIdentifier,
        version: found.version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', programmeId)
      .where('version', '=', input.version)
      .execute();
    await keepLists(writing, { programmeId, outcomeId: null }, input);
    const { places, classifications, participations } = input;
    return done(
      { id: programmeId, version: found.version + 1 },
      {
        subject: { kind: 'programme', id: programmeId },
        before,
        after: {
          ...after,
          ...(places ? { places } : {}),
          ...(classifications ? { classifications } : {}),
          ...(participations ? { participations } : {}),
        },
      },
    );
  },
});

/** What a published file said of its period stands; money and what was filed hold it there too. */
const leftOutside = async (
  { tx, chain }: Writing,
  { fromOn, untilOn }: Period,
  input: z.infer<typeof reviseProgrammeInput>,
): Promise<FieldErrors | undefined> => {
  const [was, becomes] = [
    { fromOn, untilOn },
    { fromOn: input.fromOn, untilOn: input.untilOn },
  ];
  if (was.fromOn === becomes.fromOn && was.untilOn === becomes.untilOn) return undefined;
  const outside = await outsidePeriod(tx, chain, { programmeId: input.programmeId, was, becomes });
  return outsideErrors(outside, { was, becomes, isKnown: input.isOutsideKnown || input.isImported });
};

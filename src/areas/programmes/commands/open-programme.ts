import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { bearerOfIatiIdentifier, programmeByReference } from '../queries/programmes.ts';
import { openProgrammeInput } from '../rules/programme-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { nextCycle } from '../rules/programming-cycle.ts';
import { keepLists, shareErrors } from './keep-lists.ts';

/** A new five-year programme; a reference or an IATI identifier that is in use is refused beside its field. */
export const openProgramme = defineCommand({
  name: 'open-programme',
  version: 1,
  input: openProgrammeInput,
  may: mayKeepProgrammes,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const {
      reference,
      title,
      description = {},
      iatiIdentifier = null,
      currency,
      isImported,
      ...rest
    } = input;
    if (await programmeByReference(tx, chain, reference))
      return refuseFields({ reference: [{ key: 'problem.reference-taken' }] });
    if (iatiIdentifier && (await bearerOfIatiIdentifier(tx, chain, iatiIdentifier)))
      return refuseFields({ iatiIdentifier: [{ key: 'problem.reference-taken' }] });
    const wrong = isImported ? undefined : shareErrors(rest.places);
    if (wrong) return refuseFields(wrong);
    const cycle = nextCycle(todayIn());
    const fromOn = rest.fromOn ?? cycle.from;
    const untilOn = rest.untilOn ?? (rest.fromOn ? nextCycle(rest.fromOn, 'starting').until : cycle.until);
    if (untilOn < fromOn) return refuseFields({ untilOn: [{ key: 'problem.until-before-from' }] });
    const id = rest.id ?? newId();
    await tx
      .insertInto('programmes')
      .values({
        institute_id: chain,
        id,
        reference,
        title: JSON.stringify(title),
        description: JSON.stringify(description),
        from_on: fromOn,
        until_on: untilOn,
        currency,
        iati_identifier: iatiIdentifier,
        entry_no: entryNo,
      })
      .execute();
    await keepLists(writing, { programmeId: id, outcomeId: null }, rest);
    return done(
      { id },
      {
        subject: { kind: 'programme', id },
        after: { reference, title, description, fromOn, untilOn, currency, iatiIdentifier, ...listsOf(rest) },
      },
    );
  },
});

const listsOf = ({ places, classifications, participations }: Parameters<typeof keepLists>[2]) => ({
  places: places ?? [],
  classifications: classifications ?? [],
  participations: participations ?? [],
});

import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type ProgrammeAmendmentRow, programmeAmendment } from '../queries/programme-amendments.ts';
import { type AmendmentSaid, reviseAmendmentInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { amendmentErrors, rowOfAmendment } from './amendment-errors.ts';

/** Changes a request until it is answered; from then on only what it changed is still filled in. */
export const reviseAmendment = defineCommand({
  name: 'revise-amendment',
  version: 1,
  input: reviseAmendmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { amendmentId, version, ...said }) => {
    const found = await programmeAmendment(tx, chain, amendmentId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, comparable(found));
    if (found.answerId && isOtherRequest(found, said))
      return refuse({ key: 'programmes.amendment-is-answered' });
    const wrong = await amendmentErrors(tx, chain, found.programmeId, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('programme_amendments')
      .set({ ...rowOfAmendment(said), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', amendmentId)
      .where('version', '=', version)
      .execute();
    const { kind, procedure, requestedOn, what, reason, reference, outcomeId, country, partnerId } = found;
    return done(
      { id: amendmentId },
      {
        subject: { kind: 'programme_amendment', id: amendmentId },
        before: { kind, procedure, requestedOn, what, reason, reference, outcomeId, country, partnerId },
        after: said,
      },
    );
  },
});

const isOtherRequest = (found: ProgrammeAmendmentRow, said: AmendmentSaid): boolean =>
  (['kind', 'procedure', 'requestedOn', 'what', 'reason', 'reference'] as const).some(
    (field) => found[field] !== (said[field] ?? null),
  );

const comparable = (row: ProgrammeAmendmentRow) => ({
  'programmes.amendment-kind': row.kind,
  'programmes.amendment-procedure': row.procedure,
  'field.requested-on': row.requestedOn,
  'field.what': row.what,
  'field.reason': row.reason,
  'field.reference': row.reference,
  'field.outcome-id': row.outcomeId,
  'field.country': row.country,
  'field.partner-id': row.partnerId,
});

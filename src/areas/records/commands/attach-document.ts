import { defineCommand, done } from '../../../command/command.ts';
import { partnerRoles } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { documentInput, isShielded } from '../rules/document-input.ts';
import { endingOf } from '../rules/media-kind.ts';
import { mayAttachDocument } from '../rules/record-permissions.ts';

/**
 * A document on something: a file that was taken in before (`sentDocument`), or a list that stays elsewhere and is
 * described. Whether the actor sees the subject is for the page to find out.
 */
export const attachDocument = defineCommand({
  name: 'attach-document',
  version: 1,
  input: documentInput,
  personal: ['keeper'],
  may: mayAttachDocument,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { id = newId(), subject, partnershipId = null, title, file, kept } = input;
    const isPartners = (partnerRoles as readonly string[]).includes(actor.role);
    await tx
      .insertInto('documents')
      .values({
        institute_id: chain,
        id,
        subject_kind: subject.kind,
        subject_id: subject.id,
        partnership_id: partnershipId,
        title,
        class: input.class,
        // A file is often named after the people in it.
        file_name:
          file && (isShielded(input.class) ? `${input.class}.${endingOf(file.mediaType)}` : file.name),
        media_type: file?.mediaType ?? null,
        size_bytes: file?.size ?? null,
        sha256: file?.sha256 ?? kept?.sha256 ?? null,
        head_count: kept?.headCount ?? null,
        sum_minor: kept?.sum?.minor ?? null,
        sum_currency: kept?.sum?.currency ?? null,
        kept_at: kept?.place ?? null,
        keeper: kept?.keeper ?? null,
        added_by_name: actor.name,
        entered_on_behalf: isPartners ? null : (input.onBehalf?.source ?? null),
        entry_no: entryNo,
      })
      .execute();
    const after = {
      documentId: id,
      title,
      class: input.class,
      sha256: file?.sha256 ?? kept?.sha256,
      size: file?.size,
      headCount: kept?.headCount,
      sum: kept?.sum,
      place: kept?.place,
      keeper: kept?.keeper,
      whyUploaded: input.whyUploaded,
      onBehalf: input.onBehalf?.source,
    };
    return done({ id }, { subject, partnershipId, after });
  },
});

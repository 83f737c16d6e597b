import { defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { documentWith } from '../queries/documents.ts';
import { documentOpening, isShielded } from '../rules/document-input.ts';
import { mayOpenShielded } from '../rules/record-permissions.ts';

/** Lets a list of persons or a pay voucher be seen, for a purpose that is stated first; the trail says `opened`. */
export const openShieldedDocument = defineCommand({
  name: 'open-shielded-document',
  version: 1,
  input: documentOpening,
  opens: true,
  may: mayOpenShielded,
  run: async ({ tx, chain }, { id, purpose }) => {
    const document = await documentWith(tx, chain, id);
    if (!document || document.fileName === null || !isShielded(document.class)) throw new NotFound();
    return done({ id }, { subject: { kind: 'document', id }, after: { purpose } });
  },
});

import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { documentWith } from '../queries/documents.ts';
import { restingOn } from '../queries/resting-on.ts';
import { documentWithdrawal } from '../rules/document-input.ts';
import { mayWithdrawDocument } from '../rules/record-permissions.ts';
import { endDocuments } from './end-documents.ts';

/**
 * Takes a document that was attached by mistake out of sight; the trail keeps that it was there, and why it went. One that
 * proves what still stands stays until that was taken back.
 */
export const withdrawDocument = defineCommand({
  name: 'withdraw-document',
  version: 1,
  input: documentWithdrawal,
  may: mayWithdrawDocument,
  run: async (writing, { id, reason }) => {
    const document = await documentWith(writing.tx, writing.chain, id);
    if (!document) throw new NotFound();
    const fact = await restingOn(writing.tx, writing.chain, id);
    if (fact) return refuse({ key: `records.rests-${fact}` });
    await endDocuments(writing, [id]);
    const subject = { kind: document.subjectKind, id: document.subjectId };
    const before = { documentId: id, title: document.title, sha256: document.sha256 };
    return done({ subject }, { subject, partnershipId: document.partnershipId, before, after: { reason } });
  },
});

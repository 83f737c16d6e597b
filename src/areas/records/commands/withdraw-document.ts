import { defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { documentWith } from '../queries/documents.ts';
import { documentWithdrawal } from '../rules/document-input.ts';
import { mayWithdrawDocument } from '../rules/record-permissions.ts';
import { endDocuments } from './end-documents.ts';

/** Takes a document that was attached by mistake out of sight; the trail keeps that it was there, and why it went. */
export const withdrawDocument = defineCommand({
  name: 'withdraw-document',
  version: 1,
  input: documentWithdrawal,
  may: mayWithdrawDocument,
  run: async (writing, { id, reason }) => {
    const document = await documentWith(writing.tx, writing.chain, id);
    if (!document) throw new NotFound();
    await endDocuments(writing, [id]);
    const subject = { kind: document.subjectKind, id: document.subjectId };
    const before = { documentId: id, title: document.title, sha256: document.sha256 };
    return done({ subject }, { subject, partnershipId: document.partnershipId, before, after: { reason } });
  },
});

import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { CommentsSection } from '../../records/pages/comments-section.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type CommentRow, commentsOf } from '../../records/queries/comments.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument, mayWriteComment } from '../../records/rules/record-permissions.ts';
import type { SubjectKind } from '../queries/subjects.ts';

/** What hangs on a thing that has a page. */
export type RecordsOf = {
  subject: { kind: SubjectKind; id: string };
  partnershipId: string | null;
  documents: readonly DocumentRow[];
  comments: readonly CommentRow[];
};

/** Documents and comments of a thing: two queries. Who may not speak of it (an auditor) does not read what others said. */
export const loadRecords = async (
  page: Page,
  tx: Tx,
  instituteId: string,
  subject: RecordsOf['subject'],
  partnershipId: string | null = null,
): Promise<RecordsOf> => ({
  subject,
  partnershipId,
  documents: await documentsOf(tx, instituteId, subject),
  comments:
    mayWriteComment(page.actor, { partnershipId }) === true ? await commentsOf(tx, instituteId, subject) : [],
});

/** Two cards at the end of the page of a thing. */
export function RecordCards({ page, records }: { page: Page; records: RecordsOf }) {
  const { subject, partnershipId, documents, comments } = records;
  const mayWrite = mayWriteComment(page.actor, { partnershipId }) === true;
  return (
    <>
      <DocumentsSection
        page={page}
        subject={subject}
        documents={documents}
        mayAttach={mayAttachDocument(page.actor, { partnershipId }) === true}
      />
      {mayWrite && (
        <CommentsSection
          page={page}
          subject={subject}
          comments={comments}
          partnershipId={partnershipId}
          mayWrite
        />
      )}
    </>
  );
}

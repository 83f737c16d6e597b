import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { CommentsSection } from '../../records/pages/comments-section.tsx';
import { ControlQuestionsSection } from '../../records/pages/control-questions-section.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type CommentRow, commentsFor } from '../../records/queries/comments.ts';
import type { ControlQuestionRow } from '../../records/queries/control-questions.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { spokenOf } from '../../records/queries/spoken-of.ts';
import { maySeeControlQuestions } from '../../records/rules/control-permissions.ts';
import { mayAttachDocument, mayWriteComment } from '../../records/rules/record-permissions.ts';
import { controlScopeOf } from '../queries/control-scope.ts';
import type { SubjectKind } from '../queries/subject-sources.ts';

/** What hangs on a thing that has a page. */
export type RecordsOf = {
  subject: { kind: SubjectKind; id: string };
  partnershipId: string | null;
  documents: readonly DocumentRow[];
  comments: readonly CommentRow[];
  control: { questions: readonly ControlQuestionRow[]; mayAsk: boolean };
};

/** Documents, comments and questions of a control, as far as the actor reads them: one query, two for a partner and an auditor. */
export const loadRecords = async (
  page: Page,
  tx: Tx,
  instituteId: string,
  subject: RecordsOf['subject'],
  partnershipId: string | null = null,
): Promise<RecordsOf> => {
  const { documents, comments, ...control } = await hanging(page, tx, instituteId, subject);
  return { subject, partnershipId, documents, comments, control };
};

type Hanging = Pick<RecordsOf, 'documents' | 'comments'> & RecordsOf['control'];

const hanging = async (
  { actor }: Page,
  tx: Tx,
  instituteId: string,
  subject: RecordsOf['subject'],
): Promise<Hanging> => {
  const reader = { actor, instituteId };
  if (maySeeControlQuestions(actor) !== true)
    return {
      documents: await documentsOf(tx, instituteId, subject),
      comments: await commentsFor(tx, reader, subject),
      questions: [],
      mayAsk: false,
    };
  const said = await spokenOf(tx, reader, subject);
  if (!actor.scope) return { ...said, mayAsk: false };
  // An auditor sees no activity but those under control.
  const mayAsk =
    subject.kind === 'activity' ||
    (await controlScopeOf(tx, instituteId, subject, actor.scope)) !== undefined;
  // It opens the page of any partner, and reads letters to those that work in an outcome under control.
  const isOutside = subject.kind === 'partnership' && !mayAsk;
  return { ...said, comments: isOutside ? [] : said.comments, mayAsk };
};

/** The cards at the end of the page of a thing. */
export function RecordCards({ page, records }: { page: Page; records: RecordsOf }) {
  const { subject, partnershipId, documents, comments, control } = records;
  return (
    <>
      <DocumentsSection
        page={page}
        subject={subject}
        documents={documents}
        mayAttach={mayAttachDocument(page.actor, { partnershipId }) === true}
      />
      <CommentsSection
        page={page}
        subject={subject}
        comments={comments}
        partnershipId={partnershipId}
        mayWrite={mayWriteComment(page.actor, { partnershipId }) === true}
      />
      <ControlQuestionsSection page={page} subject={subject} {...control} />
    </>
  );
}

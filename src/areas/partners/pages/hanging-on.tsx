import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { CommentsSection } from '../../records/pages/comments-section.tsx';
import { ControlQuestionsSection } from '../../records/pages/control-questions-section.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type CommentRow, commentsFor } from '../../records/queries/comments.ts';
import type { ControlQuestionRow } from '../../records/queries/control-questions.ts';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { spokenOf } from '../../records/queries/spoken-of.ts';
import { maySeeControlQuestions } from '../../records/rules/control-permissions.ts';
import { mayAttachDocument, mayWriteComment } from '../../records/rules/record-permissions.ts';
import type { Subject } from '../../records/rules/subject.ts';

export type Hanging = {
  documents: readonly DocumentRow[];
  comments: readonly CommentRow[];
  questions: readonly ControlQuestionRow[];
};

/** Documents, remarks and questions of a control on a thing, as far as the actor reads them. */
export const hangingOn = async (
  { actor }: Page,
  tx: Tx,
  instituteId: string,
  subject: Subject,
): Promise<Hanging> =>
  maySeeControlQuestions(actor) === true
    ? spokenOf(tx, { actor, instituteId }, subject)
    : {
        documents: await documentsOf(tx, instituteId, subject),
        comments: await commentsFor(tx, { actor, instituteId }, subject),
        questions: [],
      };

type Props = {
  page: Page;
  subject: Subject;
  partnershipId: string | null;
  hanging: Hanging;
  /** The actor is an auditor and the thing lies within the control. */
  mayAsk?: boolean;
};

/** What hangs on the thing, and the way to its history. */
export function HangingOn({ page, subject, partnershipId, hanging, mayAsk = false }: Props) {
  const { actor, words } = page;
  return (
    <>
      <DocumentsSection
        page={page}
        subject={subject}
        documents={hanging.documents}
        mayAttach={mayAttachDocument(actor, { partnershipId }) === true}
      />
      <CommentsSection
        page={page}
        subject={subject}
        comments={hanging.comments}
        partnershipId={partnershipId}
        mayWrite={mayWriteComment(actor, { partnershipId }) === true}
      />
      <ControlQuestionsSection page={page} subject={subject} questions={hanging.questions} mayAsk={mayAsk} />
      <p>
        <a href={paths.history(subject)}>{words.t('overview.history')}</a>
      </p>
    </>
  );
}

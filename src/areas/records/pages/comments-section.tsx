import { holds, partnerRoles } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { actingAs } from '../../../page/acting-as.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Form, type FormButton } from '../../../ui/form.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { CommentRow } from '../queries/comments.ts';
import type { Subject } from '../rules/subject.ts';

export type CommentsSectionProps = {
  page: Page;
  /** What is spoken of. */
  subject: Subject;
  /** From `commentsFor`. */
  comments: readonly CommentRow[];
  /** The partnership the subject belongs to: then staff choose whether the partner reads it too. */
  partnershipId: string | null;
  /** `mayWriteComment(actor, {partnershipId}) === true`. */
  mayWrite: boolean;
};

/** What was said of a thing, and a place to say something; a card of its page where there is either. */
export function CommentsSection({ page, subject, comments, partnershipId, mayWrite }: CommentsSectionProps) {
  const { words } = page;
  if (comments.length === 0 && !mayWrite) return null;
  return (
    <Card id="comments" title={words.t('records.comments')}>
      {comments.length === 0 && <EmptyState sentence={words.t('records.no-comments')} />}
      {comments.map(({ author, at, text, partnershipId: reach }) => (
        <article>
          <p>
            <strong>{author}</strong>{' '}
            <time class="quiet" datetime={at.toString()}>
              {words.moment(at)}
            </time>{' '}
            {reach === null && <Tag>{words.t('records.in-house')}</Tag>}
          </p>
          {text.split(/\n+/).map((line) => (
            <p>{line}</p>
          ))}
        </article>
      ))}
      {mayWrite && (
        <Form
          action={paths.writeComment(subject)}
          commandId={newId()}
          hidden={{ [actingAs]: page.actor.membershipId }}
          buttons={besideOthers(commentButtons(page, partnershipId))}
          keep={{
            key: `${page.actor.membershipId} comment ${subject.kind} ${subject.id}`,
            restored: words.t('page.typed-kept'),
            discard: words.t('page.typed-discard'),
          }}
        >
          <TextArea
            name="text"
            label={words.t('records.comment')}
            hint={words.t('records.no-names')}
            rows={3}
          />
        </Form>
      )}
    </Card>
  );
}

/** On the page of a thing its own next step is the primary one. */
const besideOthers = ([first, ...rest]: readonly [FormButton, ...FormButton[]]): readonly [
  FormButton,
  ...FormButton[],
] => [{ ...first, kind: 'second' }, ...rest];

/** Who will read it is decided by the button that sends it. */
export const commentButtons = (
  { actor, words }: Page,
  partnershipId: string | null,
): readonly [FormButton, ...FormButton[]] => {
  const choosesReach = partnershipId !== null && !holds(actor, ...partnerRoles);
  if (!choosesReach) return [{ label: words.t('records.say'), name: 'reach', value: 'own' }];
  return [
    { label: words.t('records.say-to-partner'), name: 'reach', value: 'partner' },
    { label: words.t('records.say-in-house'), name: 'reach', value: 'house', kind: 'second' },
  ];
};

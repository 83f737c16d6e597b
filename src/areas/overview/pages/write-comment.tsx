import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { writeComment } from '../../records/commands/write-comment.ts';
import { commentButtons } from '../../records/pages/comments-section.tsx';
import { mayWriteComment } from '../../records/rules/record-permissions.ts';
import { type SubjectWithPartner, subjectOfAddress } from './subject-of-address.ts';
import { titleOf } from './title-of.ts';

export const show = async (page: Page) => html(view(page, await subjectFor(page), freshForm()));

export const save = async (page: Page) => {
  const subject = await subjectFor(page);
  const { kind, id, partnershipId } = subject;
  const isInHouse = page.form.texts.reach?.[0] === 'house' && page.actor.partnerships.length === 0;
  const submitted = await submit(
    page,
    writeComment,
    { text },
    { subject: { kind, id }, ...(partnershipId && !isInHouse ? { partnershipId } : {}) },
  );
  if (!submitted.done) return invalid(view(page, subject, submitted.state));
  return redirect(subject.href, 'records.comment-written');
};

const subjectFor = async (page: Page): Promise<SubjectWithPartner> => {
  const subject = await subjectOfAddress(page);
  const allowed = mayWriteComment(page.actor, subject);
  if (allowed !== true) throw new NotAllowed(allowed);
  return subject;
};

const view = (page: Page, subject: SubjectWithPartner, state: FormState) => {
  const { words } = page;
  const title = titleOf(subject.title, words);
  return (
    <Frame
      page={page}
      title={words.t('records.comment')}
      crumbs={[{ label: title, href: subject.href }]}
      narrow
    >
      <PageHead title={words.t('records.comment')} quiet={title} />
      <PageForm
        page={page}
        state={state}
        cancel={subject.href}
        buttons={commentButtons(page, subject.partnershipId)}
      >
        <TextArea
          {...fieldOf(page, state)('text')}
          label={words.t('records.comment')}
          hint={words.t('records.no-names')}
          rows={4}
        />
      </PageForm>
    </Frame>
  );
};

import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import type { ControlQuestionRow } from '../queries/control-questions.ts';

type Props = { page: Page; question: ControlQuestionRow; state: FormState };

/** The institute's reply to one question. */
export function ControlReplyForm({ page, question, state }: Props) {
  const { words } = page;
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.replyToControl({ id: question.id })}
      cancel={paths.controlQuestions()}
      buttons={[{ label: words.t('records.send-reply') }]}
    >
      <TextArea
        {...fieldOf(page, state)('reply')}
        label={words.t('records.control-reply')}
        hint={words.t('records.no-names')}
        rows={4}
      />
    </PageForm>
  );
}

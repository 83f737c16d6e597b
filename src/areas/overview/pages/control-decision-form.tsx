import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { ControlQuestionRow } from '../../records/queries/control-questions.ts';
import type { ControlDecision } from '../../records/rules/control-question-input.ts';

type Props = { page: Page; question: ControlQuestionRow; state: FormState };

/** What the auditor does with the question: one button each. */
export function ControlDecisionForm({ page, question, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const button = (value: ControlDecision, kind: 'primary' | 'second' | 'danger') => ({
    label: words.say(`records.decide-control-${value}`),
    name: 'decision',
    value,
    kind,
  });
  return (
    <Card title={words.t('records.control-next')}>
      <PageForm
        page={page}
        state={state}
        action={paths.decideControlQuestion({ id: question.id })}
        cancel={paths.controlQuestions()}
        buttons={[
          button('closed', 'primary'),
          button('asked_again', 'second'),
          button('withdrawn', 'danger'),
        ]}
      >
        <TextArea
          {...field('remark')}
          label={words.t('records.control-remark')}
          hint={words.t('records.control-remark-hint')}
          optional={optional}
          rows={3}
        />
        <DayField
          {...field('dueOn')}
          label={words.t('records.new-due-on')}
          hint={words.t('records.new-due-hint')}
          optional={optional}
        />
      </PageForm>
    </Card>
  );
}

import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { Card } from '../../../ui/card.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { type ConfirmationPoint, confirmationAnswers } from '../rules/frozen-account.ts';

type Props = { page: Page; points: readonly ConfirmationPoint[]; state: FormState };

/** What the statutory auditor answers to one of the points that are open. */
export function ConfirmationForm({ page, points, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Card title={words.t('control.confirm-account')} id="confirm">
      <PageForm page={page} state={state} buttons={[{ label: words.t('control.confirm-account') }]}>
        <RadioField
          {...field('point')}
          label={words.t('control.confirm-point')}
          options={points.map((value) => ({ value, label: words.t(`control.confirm-${value}`) }))}
        />
        <RadioField
          {...field('verdict')}
          label={words.t('control.confirm-answer')}
          options={confirmationAnswers.map((value) => ({
            value,
            label: words.t(`control.frozen-answer-${value}`),
          }))}
        />
        <TextArea
          {...field('remark')}
          label={words.t('control.finding-remark')}
          hint={words.t('finance.no-names')}
          optional={words.t('page.optional')}
          rows={3}
        />
      </PageForm>
    </Card>
  );
}

import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { DerogationRow } from '../../records/queries/asked-derogations.ts';
import type { DerogationDecision } from '../../records/rules/derogation-input.ts';
import { largestDocument } from '../../records/rules/document-input.ts';
import { mediaKinds } from '../../records/rules/media-kind.ts';

type Props = {
  page: Page;
  derogation: DerogationRow;
  choices: readonly DerogationDecision[];
  state: FormState;
};

/** One button a decision; the donor's comes with its letter. */
export function DecisionForm({ page, derogation, choices, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const [first = 'granted', ...rest] = choices;
  const button = (value: DerogationDecision) => ({
    label: words.say(`records.decide-${value}`),
    name: 'decision',
    value,
    kind: value === 'granted' ? ('primary' as const) : ('danger' as const),
  });
  return (
    <Card title={words.t(`records.decide-${derogation.origin}`)}>
      <PageForm
        page={page}
        state={state}
        cancel={paths.derogations()}
        multipart={derogation.origin === 'donor'}
        buttons={[button(first), ...rest.map(button)]}
      >
        <TextArea
          {...field('reason')}
          label={words.t('records.reason')}
          hint={words.t('records.no-names')}
          rows={3}
        />
        <DayField
          {...field('decidedOn')}
          label={words.t('records.decided-on')}
          hint={words.t('records.decided-on-hint')}
          optional={optional}
        />
        {derogation.origin === 'donor' && (
          <>
            <TextField
              {...field('letterReference')}
              label={words.t('records.letter-reference')}
              hint={words.t('records.letter-hint')}
              optional={optional}
            />
            <FileField
              {...field('letter')}
              label={words.t('records.letter')}
              hint={words.t('records.file-hint')}
              accept={mediaKinds.join(',')}
              limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
              optional={optional}
            />
          </>
        )}
      </PageForm>
    </Card>
  );
}

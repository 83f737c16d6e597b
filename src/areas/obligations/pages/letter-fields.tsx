import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { FileField } from '../../../ui/file-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { largestDocument } from '../../records/rules/document-input.ts';
import { mediaKinds } from '../../records/rules/media-kind.ts';

type Props = { page: Page; state: FormState };

/** The reference of the letter and the letter itself. */
export function LetterFields({ page, state, hint }: Props & { hint: string }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField {...field('letterReference')} label={words.t('records.letter-reference')} hint={hint} />
      <FileField
        {...field('letter')}
        label={words.t('obligations.letter')}
        hint={words.t('records.file-hint')}
        accept={mediaKinds.join(',')}
        limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
      />
    </>
  );
}

/** Why something takes the place of what stood. */
export function ReasonOfCorrection({ page, state }: Props) {
  const { words } = page;
  return (
    <TextField
      {...fieldOf(page, state)('reason')}
      label={words.t('obligations.reason')}
      hint={words.t('obligations.reason-hint')}
      optional={words.t('page.optional')}
    />
  );
}

import type { Page } from '../../../page/page.ts';
import { checkButton } from '../../../page/submit.ts';
import type { FormButton } from '../../../ui/form.tsx';

/** Enter saves; the second button asks what the rules would say. */
export const checkButtons = ({ words }: Page): [FormButton, FormButton] => [
  { label: words.t('page.save') },
  { label: words.t('rulebook.check-typed'), name: checkButton, value: '1' },
];

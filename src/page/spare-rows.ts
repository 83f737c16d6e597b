import type { FormButton } from '../ui/form.tsx';
import type { Typed } from './form.ts';
import type { Page } from './page.ts';
import type { FormState } from './submit.ts';

/** The name of the last button of a form with rows: it saves nothing, its value says how many empty rows to show. */
const moreRowsButton = 'more_rows';

const mostSpare = 50;
const added = 5;

const asked = (typed: Typed | undefined): number => {
  const count = typed?.[moreRowsButton]?.[0] ?? '';
  return /^\d{1,2}$/.test(count) ? Math.min(Number(count), mostSpare) : 0;
};

/** Empty rows below those that were filled: the usual few, or as many as somebody asked for. */
export const spareRows = ({ typed }: Pick<FormState, 'typed'>, usual: number): number =>
  Math.max(usual, asked(typed));

/** Whether the form was sent for more rows and not to be saved. */
export const asksForRows = ({ form }: Pick<Page, 'form'>): boolean => asked(form.texts) > 0;

export const moreRows = ({ words }: Page, { typed }: FormState): FormButton => ({
  label: words.t('page.more-rows'),
  name: moreRowsButton,
  value: String(asked(typed) + added),
});

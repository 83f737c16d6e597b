import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { productKinds } from '../rules/learning-product-input.ts';

export const productReaders = { productKind: text, title: text, whereabouts: text, readyOn: day };

/** What came of an exchange, what it is called, since when it is there and where others find it. */
export function ProductFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <SelectField
        {...field('productKind')}
        label={words.t('activities.productKind')}
        placeholder={words.t('page.choose')}
        options={productKinds.map((value) => ({
          value,
          label: words.say(`activities.productKind-${value}`),
        }))}
      />
      <TextField
        {...field('title')}
        label={words.t('activities.product-title')}
        hint={words.t('activities.no-names')}
      />
      <TextField
        {...field('whereabouts')}
        label={words.t('activities.whereabouts')}
        hint={words.t('activities.whereabouts-hint')}
      />
      <DayInput page={page} state={state} name="readyOn" label={words.t('activities.readyOn')} />
    </>
  );
}

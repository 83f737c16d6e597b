import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { assetDestinations, assetStates } from '../rules/asset-input.ts';

export const assetReaders = {
  description: text,
  place: text,
  inventoryNumber: text,
  state: text,
  destination: text,
  destinationOn: day,
};

/** What it is, where, in which state; behind a line what becomes of it. */
export function AssetFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const isOpen = ['destination', 'destinationOn'].some(
    (name) => state.errors[name] || state.typed?.[name]?.[0],
  );
  return (
    <>
      <TextField
        {...field('description')}
        label={words.t('finance.assetDescription')}
        hint={words.t('finance.asset-description-hint')}
      />
      <TextField
        {...field('place')}
        label={words.t('finance.place')}
        hint={words.t('finance.asset-place-hint')}
      />
      <TextField {...field('inventoryNumber')} label={words.t('finance.inventoryNumber')} width={16} />
      <RadioField
        {...field('state')}
        value={field('state').value ?? 'in_use'}
        label={words.t('finance.assetState')}
        options={assetStates.map((value) => ({ value, label: words.t(`finance.assetState-${value}`) }))}
      />
      <Disclosure summary={words.t('finance.asset-destination')} open={isOpen}>
        <SelectField
          {...field('destination')}
          label={words.t('finance.destination')}
          hint={words.t('finance.destination-hint')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={assetDestinations.map((value) => ({
            value,
            label: words.t(`finance.destination-${value}`),
          }))}
        />
        <DayField
          {...field('destinationOn')}
          label={words.t('finance.destinationOn')}
          hint={words.t('page.day-hint')}
          optional={optional}
        />
      </Disclosure>
    </>
  );
}

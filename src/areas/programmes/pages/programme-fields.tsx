import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput, LocalizedInput } from './form-parts.tsx';
import { PlacesField } from './places-field.tsx';

/** How the fields of a programme are read. */
export const programmeReaders = {
  reference: text,
  title: localizedText,
  description: localizedText,
  fromOn: day,
  untilOn: day,
  iatiIdentifier: text,
};

/** The fields of a programme, for a new one and for one that is changed. */
export function ProgrammeFields({ page, state, isNew }: { page: Page; state: FormState; isNew: boolean }) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField
        {...field('reference')}
        label={words.t('programmes.reference')}
        hint={words.t('programmes.reference-hint')}
        width={16}
      />
      <LocalizedInput page={page} state={state} name="title" label={words.t('programmes.title')} />
      <LocalizedInput
        page={page}
        state={state}
        name="description"
        label={words.t('programmes.description')}
        hint={words.t('programmes.no-names')}
        rows={5}
        optional
      />
      <DayInput
        page={page}
        state={state}
        name="fromOn"
        label={words.t('programmes.fromOn')}
        optional={isNew}
      />
      <DayInput
        page={page}
        state={state}
        name="untilOn"
        label={words.t('programmes.untilOn')}
        optional={isNew}
      />
      <PlacesField page={page} state={state} hint={words.t('programmes.places-hint')} />
      <TextField
        {...field('iatiIdentifier')}
        label={words.t('programmes.iati-identifier')}
        optional={words.t('page.optional')}
        width={32}
      />
    </>
  );
}

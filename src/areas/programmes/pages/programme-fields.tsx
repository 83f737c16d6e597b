import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput, IatiIdentifierInput, LocalizedInput } from './form-parts.tsx';
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

type Props = {
  page: Page;
  state: FormState;
  isNew: boolean;
  /** The IATI identifier it has. */
  identifier?: string | null | undefined;
};

/** The fields of a programme, for a new one and for one that is changed. */
export function ProgrammeFields({ page, state, isNew, identifier }: Props) {
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
      <LocalizedInput
        page={page}
        state={state}
        name="title"
        label={words.t('programmes.title')}
        hint={words.t('programmes.no-names')}
      />
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
      <IatiIdentifierInput page={page} state={state} set={identifier} />
    </>
  );
}

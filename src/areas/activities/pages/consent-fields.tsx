import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { choices, day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import type { ConsentRow } from '../queries/consents.ts';
import { storyUses } from '../rules/story-input.ts';
import { renewsThat } from './consent-subject.ts';

export const consentReaders = {
  who: text,
  people: wholeNumber,
  renews: text,
  givenOn: day,
  untilOn: day,
  uses: choices,
  whyUploaded: text,
  onBehalf: behalf,
};

/** Where the signed paper stays; undefined where nothing was said of it. */
export const keptIn = ({ form }: Page) => {
  const one = (name: string) => typedText(form.texts, `kept.${name}`)?.trim() || undefined;
  const kept = { place: one('place'), keeper: one('keeper') };
  return kept.place || kept.keeper ? kept : undefined;
};

type Props = {
  page: Page;
  state: FormState;
  /** The consents that this one can be of the same people as. */
  renewable: readonly ConsentRow[];
  /** Of how many people it was noted, where that is to be said again. */
  noted?: number;
};

/** Who consents, to what, from when until when. */
export function ConsentFields({ page, state, renewable, noted }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField {...field('who')} label={words.t('activities.who')} hint={words.t('activities.who-hint')} />
      <TextField
        {...field('people')}
        label={words.t('activities.people')}
        hint={noted === undefined ? undefined : words.t('activities.people-noted', { count: noted })}
        optional={noted === undefined ? undefined : words.t('page.optional')}
        inputmode="numeric"
        width={4}
      />
      {renewable.length > 0 && (
        <RadioField
          {...field('renews')}
          label={words.t('activities.renews')}
          hint={words.t('activities.renews-hint')}
          options={[
            { value: 'nobody', label: words.t('activities.renews-nobody') },
            ...renewable.map((one) => ({ value: one.id, label: renewsThat(page, one) })),
          ]}
        />
      )}
      <DayInput page={page} state={state} name="givenOn" label={words.t('activities.givenOn')} />
      <DayInput page={page} state={state} name="untilOn" label={words.t('activities.untilOn')} optional />
      <CheckboxGroup
        {...field('uses')}
        label={words.t('activities.uses')}
        values={state.typed?.uses ?? []}
        options={storyUses.map((value) => ({ value, label: words.say(`activities.use-${value}`) }))}
      />
    </>
  );
}

/** The signed paper: where it stays, or the file and why it is sent; `what` says what is asked. */
export function ConsentPaper({ page, state, what }: Pick<Props, 'page' | 'state'> & { what: string }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <p>{what}</p>
      <TextField {...field('kept.place')} label={words.t('activities.consent-place')} optional={optional} />
      <TextField
        {...field('kept.keeper')}
        label={words.t('activities.consent-keeper')}
        hint={words.t('activities.no-names')}
        optional={optional}
      />
      <FileField
        {...field('file')}
        label={words.t('activities.consent-file')}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        optional={optional}
      />
      <TextField
        {...field('whyUploaded')}
        label={words.t('activities.consent-why')}
        hint={words.t('activities.consent-why-hint')}
        optional={optional}
      />
    </>
  );
}

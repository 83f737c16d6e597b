import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, choices, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { screeningHint } from '../../partners/pages/screening-hint.tsx';
import { agreementTexts } from '../../rulebook/rules/agreement-2007.ts';
import type { ScreenedChoice } from '../queries/programme-lists.ts';
import { frameworkKinds } from '../rules/outcome-input.ts';
import { IatiIdentifierInput, LocalizedInput } from './form-parts.tsx';
import { PlacesField } from './places-field.tsx';

/** How the fields of an outcome are read. */
export const outcomeReaders = {
  code: text,
  title: localizedText,
  description: localizedText,
  aims: choices,
  isBelgian: checkbox,
  frameworks: choices,
  partnershipIds: choices,
  iatiIdentifier: text,
};

type Props = {
  page: Page;
  state: FormState;
  partnerships: readonly ScreenedChoice[];
  /** After how many months a screening has had its time. */
  screeningMonths: number;
  /** The IATI identifier it has. */
  identifier?: string | null | undefined;
};

/** The fields of an outcome, for a new one and for one that is changed. */
export function OutcomeFields({ page, state, partnerships, screeningMonths, identifier }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <TextField
        {...field('code')}
        label={words.t('programmes.code')}
        hint={words.t('programmes.outcome-code-hint')}
        width={8}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="title"
        label={words.t('programmes.title')}
        hint={words.t('programmes.no-names')}
        rows={2}
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
      <CheckboxGroup
        {...field('aims')}
        label={words.t('programmes.aims')}
        hint={words.t('programmes.aims-hint')}
        values={state.typed?.aims ?? []}
        options={textChoices(page, 'aim')}
      />
      <CheckboxField
        name="isBelgian"
        label={words.t('programmes.is-belgian')}
        checked={field('isBelgian').value !== undefined && field('isBelgian').value !== ''}
      />
      <CheckboxGroup
        {...field('frameworks')}
        label={words.t('programmes.frameworks')}
        hint={words.t('programmes.frameworks-hint')}
        optional={optional}
        values={state.typed?.frameworks ?? []}
        options={frameworkKinds.map((value) => ({ value, label: words.t(`programmes.frameworks-${value}`) }))}
      />
      <PlacesField page={page} state={state} hint={words.t('programmes.places-hint')} />
      {partnerships.length > 0 && (
        <CheckboxGroup
          {...field('partnershipIds')}
          label={words.t('programmes.partners')}
          optional={optional}
          values={state.typed?.partnershipIds ?? []}
          options={partnerships.map((partner) => ({
            value: partner.id,
            label: partner.country ? `${partner.name} (${words.country(partner.country)})` : partner.name,
            hint: screeningHint(page, partner, screeningMonths),
          }))}
        />
      )}
      <IatiIdentifierInput page={page} state={state} set={identifier} />
    </>
  );
}

/** The aims or actions of the agreement of 2007, each under its code. */
export const textChoices = ({ words }: Page, kind: 'aim' | 'action') =>
  agreementTexts
    .filter((entry) => entry.kind === kind)
    .map(({ code, title }) => ({ value: code, label: `${code} ${words.text(title)}` }));

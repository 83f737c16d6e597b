import { fieldOf } from '../../../page/form-view.tsx';
import { text } from '../../../page/readers.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import {
  type ExchangeDetail,
  exchangeDirections,
  exchangeFormats,
  exchangeSides,
} from '../rules/exchange-detail.ts';
import type { ActivityChoices } from './activity-choices.ts';
import type { KindFieldsProps, KindForm } from './kind-form.ts';

/** A7: what kind of exchange, who takes part, who only organises, why. */
export const exchangeForm: KindForm<ExchangeDetail> = {
  readers: {
    format: text,
    side: text,
    direction: text,
    termsOfReference: text,
    hostAgreement: text,
    seniorFunction: text,
  },
  joined: ({ form }, { standing }) => {
    const taking = (form.texts.takesPart ?? []).filter((id) => id !== '');
    const organiser = form.texts.organiser?.[0] ?? '';
    const others = organisersNotShown(standing);
    const ids = new Set([...taking, ...(organiser ? [organiser] : []), ...others]);
    return {
      organisations: [...ids].map((organisationId) => ({
        organisationId,
        takesPart: taking.includes(organisationId),
        organises: organisationId === organiser || others.includes(organisationId),
      })),
    };
  },
  filled: (_page, detail) => ({
    format: detail.format,
    side: detail.side,
    direction: detail.direction,
    termsOfReference: detail.termsOfReference,
    hostAgreement: detail.hostAgreement,
    seniorFunction: detail.seniorFunction,
    takesPart: detail.organisations
      .filter(({ takesPart }) => takesPart)
      .map(({ organisationId }) => organisationId),
    organiser: detail.organisations.find(({ organises }) => organises)?.organisationId,
  }),
  Fields: ExchangeFields,
};

/** The form has one place for an organiser, the first by id; others that came another way stay. */
const organisersNotShown = (standing: ActivityChoices['standing']): readonly string[] =>
  standing
    .filter(({ organises }) => organises)
    .map(({ organisationId }) => organisationId)
    .sort()
    .slice(1);

function ExchangeFields({ page, state, choices }: KindFieldsProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.say(`activities.${name}-${value}`) }));
  const organisations = organisationOptions(page, choices);
  const wrong = Object.keys(state.errors).find((name) => name.startsWith('organisations'));
  return (
    <>
      <SelectField
        {...field('format')}
        label={words.t('activities.format')}
        placeholder={words.t('page.choose')}
        options={options('format', exchangeFormats)}
      />
      <RadioField
        {...field('side')}
        label={words.t('activities.side')}
        options={exchangeSides.map((value) => ({
          value,
          label: words.say(`activities.side-${value}`),
          hint: words.say(`activities.side-${value}-hint`),
        }))}
      />
      <RadioField
        {...field('direction')}
        label={words.t('activities.direction')}
        options={options('direction', exchangeDirections)}
      />
      <CheckboxGroup
        name="takesPart"
        label={words.t('activities.takesPart')}
        hint={words.t('activities.takesPart-hint')}
        error={wrong && field(wrong).error}
        values={state.typed?.takesPart ?? []}
        options={organisations}
      />
      <SelectField
        {...field('organiser')}
        label={words.t('activities.organiser')}
        hint={words.t('activities.organiser-hint')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={organisations}
      />
      <TextArea
        {...field('termsOfReference')}
        label={words.t('activities.termsOfReference')}
        hint={words.t('activities.no-names')}
        rows={4}
      />
      <TextField
        {...field('seniorFunction')}
        label={words.t('activities.seniorFunction')}
        hint={words.t('activities.seniorFunction-hint')}
        optional={optional}
      />
      <TextField
        {...field('hostAgreement')}
        label={words.t('activities.hostAgreement')}
        hint={words.t('activities.hostAgreement-hint')}
        optional={optional}
      />
    </>
  );
}

const organisationOptions = (
  { words }: KindFieldsProps['page'],
  { organisations, standing }: ActivityChoices,
) => {
  const offered = new Set(organisations.map(({ id }) => id));
  return [
    ...organisations.map(({ id, name, country }) => ({
      value: id,
      label: country ? `${name} (${words.country(country)})` : name,
    })),
    ...standing
      .filter(({ organisationId }) => !offered.has(organisationId))
      .map(({ organisationId, name }) => ({
        value: organisationId,
        label: name ?? words.t('activities.organisation-not-shown'),
      })),
  ];
};

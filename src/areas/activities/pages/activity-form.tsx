import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, choices as several, text } from '../../../page/readers.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf, countryOptions, DayInput } from '../../programmes/pages/form-parts.tsx';
import { outcomeName } from '../../programmes/pages/outcome-end-tag.tsx';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { modes } from '../rules/activity-input.ts';
import { capacityTags } from '../rules/capacity-tag.ts';
import type { BuiltKind } from '../rules/kind-details.ts';
import type { ActivityChoices } from './activity-choices.ts';
import { DecisionFields, decisionReaders } from './decision-fields.tsx';
import type { KindFieldsProps } from './kind-form.ts';
import { kindForms } from './kind-forms.ts';
import { kindName } from './kind-name.ts';

/** How the fields that every kind has are read. */
export const activityReaders = {
  outcomeId: text,
  outputId: text,
  partnershipId: text,
  title: text,
  plannedFrom: day,
  plannedUntil: day,
  mode: text,
  country: text,
  place: text,
  capacityTags: several,
  furtherKinds: several,
  ...decisionReaders,
  onBehalf: behalf,
};

type Props = KindFieldsProps & { kind: BuiltKind; isNew: boolean };

/** The fields of an activity: what every kind has, and between them what is of this kind. */
export function ActivityFields({ page, state, choices, kind, isNew }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      {isNew && <PartnerField page={page} state={state} choices={choices} />}
      <SelectField
        {...field('outcomeId')}
        label={words.t('activities.outcomeId')}
        placeholder={words.t('page.choose')}
        options={outcomesByProgramme(page, choices)}
      />
      {choices.outputs.length > 0 && (
        <SelectField
          {...field('outputId')}
          label={words.t('activities.outputId')}
          optional={optional}
          placeholder={words.t('page.choose')}
          options={outputsByOutcome(page, choices)}
        />
      )}
      <TextField
        {...field('title')}
        label={words.t('activities.title')}
        hint={words.t('activities.no-names')}
      />
      <DayInput page={page} state={state} name="plannedFrom" label={words.t('activities.plannedFrom')} />
      <DayInput page={page} state={state} name="plannedUntil" label={words.t('activities.plannedUntil')} />
      <RadioField
        {...field('mode')}
        value={field('mode').value ?? 'in_person'}
        label={words.t('activities.mode')}
        options={modes.map((value) => ({ value, label: words.say(`activities.mode-${value}`) }))}
      />
      <SelectField
        {...field('country')}
        label={words.t('activities.country')}
        hint={words.t('activities.country-hint')}
        optional=""
        placeholder={words.t('page.choose')}
        options={countryOptions(page)}
      />
      <TextField {...field('place')} label={words.t('activities.place')} optional={optional} />
      <CheckboxGroup
        {...field('capacityTags')}
        label={words.t('activities.capacityTags')}
        hint={words.t('activities.capacity-tags-hint')}
        optional={optional}
        values={state.typed?.capacityTags ?? []}
        options={capacityTags.map((value) => ({
          value,
          label: words.say(`activities.capacityTags-${value}`),
        }))}
      />
      <CheckboxGroup
        {...field('furtherKinds')}
        label={words.t('activities.furtherKinds')}
        hint={words.t('activities.further-kinds-hint', { kind })}
        optional={optional}
        values={state.typed?.furtherKinds ?? []}
        options={actionKinds
          .filter((value) => value !== kind)
          .map((value) => ({ value, label: kindName(page, value) }))}
      />
      {kindForms[kind].fields.map(({ Field }) => (
        <Field page={page} state={state} choices={choices} />
      ))}
      <DecisionFields page={page} state={state} />
      {isNew && <BehalfInput page={page} state={state} />}
    </>
  );
}

// A partner has one partnership as a rule: nothing to choose then.
function PartnerField({ page, state, choices }: KindFieldsProps) {
  const { words } = page;
  const { partnerships } = choices;
  const isPartner = page.actor.partnerships.length > 0;
  return (
    <SelectField
      {...fieldOf(page, state)('partnershipId')}
      label={words.t('activities.partnershipId')}
      optional={isPartner ? undefined : words.t('page.optional')}
      placeholder={isPartner ? words.t('page.choose') : words.t('activities.no-partner')}
      options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

const outcomesByProgramme = (page: Page, { outcomes }: ActivityChoices) =>
  [...Map.groupBy(outcomes, ({ programme }) => programme).entries()].map(([group, of]) => ({
    group,
    options: of.map((outcome) => ({ value: outcome.id, label: outcomeName(page, outcome) })),
  }));

const outputsByOutcome = ({ words }: Page, { outcomes, outputs }: ActivityChoices) =>
  outcomes
    .map((outcome) => ({
      group: `${outcome.programme} · ${outcome.code}`,
      options: outputs
        .filter(({ outcomeId }) => outcomeId === outcome.id)
        .map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
    }))
    .filter(({ options }) => options.length > 0);

import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { electionMethods, incomeField, incomeOrigins, legalStatuses } from '../rules/screening-input.ts';
import { SourceField } from './affiliation-fields.tsx';

/** How the fields of a screening are read. */
export const screeningReaders = {
  screenedOn: day,
  legalStatus: text,
  registration: text,
  registeredOn: day,
  recognitionSource: text,
  statutesOn: day,
  congressHeldOn: day,
  congressDueOn: day,
  congressPreventedSource: text,
  electionMethod: text,
  organSeats: wholeNumber,
  organWomen: wholeNumber,
  organYouth: wholeNumber,
  incomeDues: wholeNumber,
  incomeEmployer: wholeNumber,
  incomeState: wholeNumber,
  incomeParty: wholeNumber,
  incomeDonors: wholeNumber,
  incomeOther: wholeNumber,
  conflicts: text,
  source: text,
};

type Props = { page: Page; state: FormState };

/** What is said of a partner's independence, freedom and democracy, for a new screening and for a correction. */
export function ScreeningFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <DayField
        {...field('screenedOn')}
        label={words.t('partners.screenedOn')}
        hint={words.t('page.day-hint')}
      />
      <LawFields page={page} state={state} />
      <DemocracyFields page={page} state={state} />
      <IncomeFields page={page} state={state} />
      <TextArea
        {...field('conflicts')}
        label={words.t('partners.conflicts')}
        hint={words.t('partners.conflicts-hint')}
        optional={words.t('page.optional')}
      />
      <SourceField page={page} state={state} />
    </>
  );
}

function LawFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <SelectField
        {...field('legalStatus')}
        label={words.t('partners.legalStatus')}
        placeholder=""
        options={legalStatuses.map((value) => ({ value, label: words.t(`partners.legal-${value}`) }))}
      />
      <TextField
        {...field('recognitionSource')}
        label={words.t('partners.recognitionSource')}
        hint={words.t('partners.recognition-hint')}
        optional={optional}
      />
      <TextField
        {...field('registration')}
        label={words.t('partners.registration')}
        hint={words.t('partners.registration-hint')}
        optional={optional}
      />
      <DayField {...field('registeredOn')} label={words.t('partners.registeredOn')} optional={optional} />
    </>
  );
}

function DemocracyFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const count = { inputmode: 'numeric', width: 8, optional } as const;
  return (
    <>
      <DayField {...field('statutesOn')} label={words.t('partners.statutesOn')} optional={optional} />
      <DayField {...field('congressHeldOn')} label={words.t('partners.congressHeldOn')} optional={optional} />
      <DayField
        {...field('congressDueOn')}
        label={words.t('partners.congressDueOn')}
        hint={words.t('partners.congress-due-hint')}
        optional={optional}
      />
      <TextField
        {...field('congressPreventedSource')}
        label={words.t('partners.congressPreventedSource')}
        hint={words.t('partners.congress-prevented-hint')}
        optional={optional}
      />
      <SelectField
        {...field('electionMethod')}
        label={words.t('partners.electionMethod')}
        placeholder=""
        options={electionMethods.map((value) => ({ value, label: words.t(`partners.election-${value}`) }))}
      />
      <FieldGroup
        name="organs"
        label={words.t('partners.organs')}
        hint={words.t('partners.counts-not-names')}
      >
        <TextField {...field('organSeats')} {...count} label={words.t('partners.organSeats')} />
        <TextField {...field('organWomen')} {...count} label={words.t('partners.organWomen')} />
        <TextField {...field('organYouth')} {...count} label={words.t('partners.organYouth')} />
      </FieldGroup>
    </>
  );
}

function IncomeFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <FieldGroup name="income" label={words.t('partners.income')} hint={words.t('partners.income-hint')}>
      {incomeOrigins.map((origin) => (
        <TextField
          {...field(incomeField(origin))}
          label={words.t(`partners.income-${origin}`)}
          inputmode="numeric"
          width={4}
          optional={words.t('page.optional')}
        />
      ))}
    </FieldGroup>
  );
}

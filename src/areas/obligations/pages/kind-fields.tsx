import type { Localized } from '../../../kernel/localized.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import {
  type KindRow,
  kindConfidences,
  obligationBounds,
  obligationRoles,
} from '../rules/obligation-kind.ts';

/** How the forms of a kind are read. */
export const kindReaders = {
  version: wholeNumber,
  bound: text,
  yearsAfter: wholeNumber,
  month: wholeNumber,
  dayOfMonth: wholeNumber,
  monthsAfter: wholeNumber,
  daysAfter: wholeNumber,
  role: text,
  citation: text,
  confidence: text,
};

/** What a kind says, as its forms open with it. */
export const kindTyped = (kind: KindRow) => ({
  bound: kind.bound,
  yearsAfter: numberTyped(kind.yearsAfter),
  month: numberTyped(kind.month),
  dayOfMonth: numberTyped(kind.day),
  monthsAfter: numberTyped(kind.monthsAfter),
  daysAfter: numberTyped(kind.daysAfter),
  role: kind.role,
  citation: kind.citation,
  confidence: kind.confidence,
});

export const numberTyped = (value: number | null) => (value === null ? undefined : String(value));

type KindFieldsProps = {
  page: Page;
  state: FormState;
  /** The fact that its term runs from. */
  event?: Localized | undefined;
  /** Whether a term is asked for. */
  hasTerm?: boolean;
};

/** The rule of the day of a kind, who sees to it, its article and how sure it is. */
export function KindFields({ page, state, event, hasTerm = event !== undefined }: KindFieldsProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const number = (name: 'yearsAfter' | 'month' | 'dayOfMonth' | 'monthsAfter' | 'daysAfter') => (
    <TextField
      {...field(name)}
      label={words.t(`obligations.${name}`)}
      inputmode="numeric"
      width={8}
      optional={words.t('page.optional')}
    />
  );
  return (
    <>
      <SelectField
        {...field('bound')}
        label={words.t('obligations.bound')}
        options={obligationBounds.map((value) => ({ value, label: words.t(`obligations.bound-${value}`) }))}
      />
      {number('yearsAfter')}
      {number('month')}
      {number('dayOfMonth')}
      {hasTerm && (
        <>
          {event && <p>{words.t('obligations.runs-from', { fact: words.text(event) })}</p>}
          {number('monthsAfter')}
          {number('daysAfter')}
        </>
      )}
      <SelectField
        {...field('role')}
        label={words.t('obligations.role')}
        options={obligationRoles.map((value) => ({ value, label: words.say(`role.${value}`) }))}
      />
      <TextField {...field('citation')} label={words.t('obligations.citation')} />
      <SelectField
        {...field('confidence')}
        label={words.t('obligations.confidence')}
        options={kindConfidences.map((value) => ({
          value,
          label: words.t(`obligations.confidence-${value}`),
        }))}
      />
    </>
  );
}

type CycleFieldProps = { page: Page; state: FormState; name: 'cycleFrom' | 'cycleUntil' };

/** First year of a programming cycle. */
export function CycleField({ page, state, name }: CycleFieldProps) {
  const { words } = page;
  return (
    <TextField
      {...fieldOf(page, state)(name)}
      label={words.t(`obligations.${name}`)}
      inputmode="numeric"
      width={8}
      optional={name === 'cycleUntil' ? words.t('page.optional') : undefined}
    />
  );
}

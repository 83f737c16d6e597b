import { type Money, money, toDecimal } from '../../../kernel/money.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { decisionKinds } from '../rules/programme-input.ts';
import { DayInput } from './form-parts.tsx';

/** A subsidy is typed in the currency of its programme, which no form asks for. */
export const decisionReaders = (currency: string) => ({
  kind: text,
  decidedOn: day,
  reference: text,
  askedMinor: minorIn(currency),
  subsidyMinor: minorIn(currency),
  note: text,
});

export const minorIn =
  (currency: string): Reader<number | undefined> =>
  (typed, name, language) => {
    const read = amount('currency')({ ...typed, currency: [currency] }, name, language);
    return 'problem' in read ? read : { value: read.value?.minor };
  };

/** An amount as its form opens with it; nothing where there is none. */
export const typedSubsidy = ({ words }: Page, minor: number | null, currency: string): string => {
  const given: Money | null = minor === null ? null : money(minor, currency);
  return given ? words.number(toDecimal(given)) : '';
};

type Props = {
  page: Page;
  state: FormState;
  currency: string;
  /** Whether a decision says when what it answers was submitted. */
  asksSubmission?: boolean;
};

/** What happened to a programme, when, by which letter, with how much. */
export function DecisionFields({ page, state, currency, asksSubmission = false }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <RadioField
        {...field('kind')}
        label={words.t('programmes.decision-kind')}
        options={decisionKinds.map((value) => ({ value, label: words.say(`programmes.state-${value}`) }))}
      />
      <DayInput page={page} state={state} name="decidedOn" label={words.t('programmes.decidedOn')} />
      {asksSubmission && (
        <DayField
          {...field('submittedOn')}
          label={words.t('programmes.submitted-on')}
          hint={words.t('programmes.submitted-on-hint')}
          optional={optional}
        />
      )}
      <TextField
        {...field('reference')}
        label={words.t('programmes.decision-reference')}
        hint={words.t('programmes.decision-reference-hint')}
        optional={optional}
        width={32}
      />
      <AmountField
        {...field('askedMinor')}
        label={words.t('programmes.asked')}
        hint={words.t('programmes.asked-hint')}
        currency={currency}
        optional={optional}
      />
      <AmountField
        {...field('subsidyMinor')}
        label={words.t('programmes.subsidy')}
        currency={currency}
        optional={optional}
      />
      <TextArea
        {...field('note')}
        label={words.t('programmes.note')}
        hint={words.t('programmes.no-names')}
        optional={optional}
      />
    </>
  );
}

import type { Fields, Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import type { DecisionShareRow } from '../queries/decisions.ts';
import type { OutcomeRow } from '../queries/outcomes.ts';
import { minorIn, typedSubsidy } from './decision-fields.tsx';

const amounts = ['askedMinor', 'grantedMinor'] as const;

const fieldName = (at: number, field: (typeof amounts)[number] | 'outcomeId'): string =>
  `shares.${at}.${field}`;

/** A row an outcome, which says of which it is: others may have moved them meanwhile. */
export const shareReaders = (currency: string, outcomes: readonly OutcomeRow[]): Fields => {
  const minor = minorIn(currency);
  const shares: Reader<unknown> = (typed, _name, language) => ({
    value: outcomes.flatMap((_, at) => {
      const read = (field: (typeof amounts)[number]) => {
        const result = minor(typed, fieldName(at, field), language);
        return 'value' in result ? result.value : undefined;
      };
      const outcomeId = typed[fieldName(at, 'outcomeId')]?.[0];
      return outcomeId
        ? [{ outcomeId, askedMinor: read('askedMinor'), grantedMinor: read('grantedMinor') }]
        : [];
    }),
  });
  const single = outcomes.flatMap((_, at) => amounts.map((field) => [fieldName(at, field), minor] as const));
  return { ...Object.fromEntries(single), shares };
};

type Opened = { outcomes: readonly OutcomeRow[]; shares: readonly DecisionShareRow[]; currency: string };

/** The fields as they open with what a step says of single outcomes. */
export const shareFields = (page: Page, { outcomes, shares, currency }: Opened): Record<string, string> =>
  Object.fromEntries(
    outcomes.flatMap(({ id }, at) => {
      const share = shares.find(({ outcomeId }) => outcomeId === id);
      return amounts.map((field) => [
        fieldName(at, field),
        typedSubsidy(page, share?.[field] ?? null, currency),
      ]);
    }),
  );

type Props = { page: Page; state: FormState; currency: string; outcomes: readonly OutcomeRow[] };

/** What was asked and granted for each outcome, where the decision says so. */
export function DecisionShareFields({ page, state, currency, outcomes }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  if (outcomes.length === 0) return null;
  const rows = outcomes.map((outcome, at) => ({
    outcome,
    at,
    asked: field(fieldName(at, 'askedMinor')),
    granted: field(fieldName(at, 'grantedMinor')),
  }));
  const isOpen = rows.some(({ asked, granted }) =>
    [asked, granted].some(({ value, error }) => Boolean(value) || Boolean(error)),
  );
  return (
    <Disclosure summary={words.t('programmes.by-outcome')} open={isOpen}>
      {rows.map(({ outcome, at, asked, granted }) => (
        <FieldGroup name={`shares.${at}`} label={`${outcome.code} ${words.text(outcome.title)}`}>
          <HiddenField name={fieldName(at, 'outcomeId')} value={outcome.id} />
          <AmountField {...asked} label={words.t('programmes.asked')} currency={currency} optional="" />
          <AmountField {...granted} label={words.t('programmes.granted')} currency={currency} optional="" />
        </FieldGroup>
      ))}
    </Disclosure>
  );
}

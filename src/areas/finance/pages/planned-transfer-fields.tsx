import { type Fields, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { AmendmentRow } from '../../partners/queries/amendments.ts';
import type { TypedRow } from '../../programmes/pages/typed-rows.ts';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { conditionKinds, confirmingRoles } from '../rules/planned-transfer.ts';

export type TransferChoices = {
  programmes: readonly { id: string; reference: string }[];
  outcomes: readonly OutcomeChoice[];
  amendments: readonly AmendmentRow[];
  currency: string;
};

/** What of a plan is typed once, and its conditions, a row each; the rows are read beforehand. */
export const plannedTransferReaders = (rows: readonly TypedRow[]): Fields => ({
  programmeId: text,
  outcomeId: text,
  dueOn: day,
  amount: amount('currency'),
  note: text,
  conditions: () => ({ value: rows.map(conditionOf) }),
});

const conditionOf = ({ kind, what, percent, amendmentId, confirmedBy }: TypedRow) => ({
  kind,
  what: what ?? '',
  percent: percent ? Number(percent) : undefined,
  amendmentId: amendmentId || undefined,
  confirmedBy: confirmedBy || undefined,
});

type Props = { page: Page; state: FormState; choices: TransferChoices };

/** When, how much, for which programme, and on which conditions. */
export function PlannedTransferFields({ page, state, choices }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  let typed = 0;
  while (['kind', 'what', 'percent'].some((name) => typedText(state.typed, `conditions.${typed}.${name}`)))
    typed += 1;
  return (
    <>
      <DayField {...field('dueOn')} label={words.t('finance.due-on')} hint={words.t('page.day-hint')} />
      <AmountField {...field('amount')} label={words.t('finance.amount')} currency={choices.currency} />
      <SelectField
        {...field('programmeId')}
        label={words.t('finance.programme')}
        placeholder={words.t('page.choose')}
        options={choices.programmes.map(({ id, reference }) => ({ value: id, label: reference }))}
      />
      <SelectField
        {...field('outcomeId')}
        label={words.t('finance.outcome')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={outcomeOptions(page, choices.outcomes)}
      />
      <TextArea
        {...field('note')}
        label={words.t('finance.shift-note')}
        hint={words.t('finance.no-names')}
        optional={optional}
        rows={2}
      />
      {Array.from({ length: typed + spareRows(state, 2) }, (_, at) => (
        <ConditionRow page={page} state={state} choices={choices} at={at} />
      ))}
    </>
  );
}

function ConditionRow({ page, state, choices, at }: Props & { at: number }) {
  const { words } = page;
  const of = (name: string) => fieldOf(page, state)(`conditions.${at}.${name}`);
  const optional = words.t('page.optional');
  return (
    <FieldGroup name={`conditions.${at}`} label={words.t('finance.condition-row', { number: at + 1 })}>
      <SelectField
        {...of('kind')}
        label={words.t('finance.kind')}
        optional=""
        placeholder={words.t('page.choose')}
        options={conditionKinds.map((value) => ({
          value,
          label: words.t(`finance.condition-kind-${value}`),
        }))}
      />
      <TextField
        {...of('what')}
        label={words.t('finance.condition-what')}
        hint={words.t('finance.condition-what-hint')}
        optional={optional}
      />
      <TextField
        {...of('percent')}
        label={words.t('finance.condition-percent')}
        optional={optional}
        width={4}
        inputmode="numeric"
      />
      {choices.amendments.length > 0 && (
        <SelectField
          {...of('amendmentId')}
          label={words.t('finance.condition-amendment-which')}
          optional={optional}
          placeholder={words.t('finance.condition-amendment-any')}
          options={choices.amendments.map(({ id, reason }) => ({ value: id, label: reason }))}
        />
      )}
      <SelectField
        {...of('confirmedBy')}
        label={words.t('finance.condition-confirmed-by')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={confirmingRoles.map((value) => ({ value, label: words.t(`role.${value}`) }))}
      />
    </FieldGroup>
  );
}

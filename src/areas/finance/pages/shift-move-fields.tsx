import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OutcomeRow } from '../../programmes/queries/outcomes.ts';
import type { BudgetAmountRow } from '../queries/budget-amounts.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { itemText, minorText } from './money-words.ts';

export type MoveChoices = {
  cells: readonly BudgetAmountRow[];
  outcomes: readonly OutcomeRow[];
  partners: readonly { id: string; name: string }[];
};

type Props = { page: Page; state: FormState; choices: MoveChoices; currency: string };

/** A row a move: from a cell of the budget to another, or to one that it does not have yet. */
export function MoveFields(props: Props) {
  let typed = 0;
  while (
    ['from', 'to', 'place', 'amount'].some((name) => typedText(props.state.typed, `moves.${typed}.${name}`))
  )
    typed += 1;
  return (
    <>
      {Array.from({ length: typed + spareRows(props.state, 3) }, (_, at) => (
        <MoveRow {...props} at={at} />
      ))}
    </>
  );
}

function MoveRow({ page, state, choices, currency, at }: Props & { at: number }) {
  const { words } = page;
  const of = (name: string, error?: string) => {
    const field = fieldOf(page, state);
    const wrong = error ? field(`moves.${at}.${error}`).error : undefined;
    const own = field(`moves.${at}.${name}`);
    return { ...own, error: own.error ?? wrong };
  };
  const optional = words.t('page.optional');
  const choose = words.t('page.choose');
  const options = cellOptions(page, choices);
  const place = of('place');
  return (
    <FieldGroup name={`moves.${at}`} label={words.t('finance.shift-move', { number: at + 1 })}>
      <SelectField
        {...of('from', 'fromId')}
        label={words.t('finance.shift-from')}
        optional=""
        placeholder={choose}
        options={options}
      />
      <SelectField
        {...of('to', 'toId')}
        label={words.t('finance.shift-to')}
        optional=""
        placeholder={choose}
        options={options}
      />
      <AmountField {...of('amount')} label={words.t('finance.amount')} optional="" currency={currency} />
      <Disclosure summary={words.t('finance.shift-new-cell')} open={Boolean(place.value)}>
        <SelectField
          {...place}
          label={words.t('finance.outcome')}
          optional={optional}
          placeholder={choose}
          options={[
            ...choices.outcomes.map(({ id, code, title }) => ({
              value: id,
              label: `${code} ${words.text(title)}`,
            })),
            { value: 'management', label: words.t('finance.block-management') },
            { value: 'structure', label: words.t('finance.block-structure') },
          ]}
        />
        <SelectField
          {...of('line')}
          label={words.t('finance.line')}
          optional={optional}
          placeholder={choose}
          options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
        />
        <SelectField
          {...of('heading')}
          label={words.t('finance.heading')}
          optional={optional}
          placeholder={choose}
          options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
        />
        <TextField {...of('item')} label={words.t('finance.item')} optional={optional} />
        <SelectField
          {...of('partnershipId')}
          label={words.t('finance.partner')}
          optional={optional}
          placeholder={choose}
          options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Disclosure>
    </FieldGroup>
  );
}

const cellOptions = ({ words }: Page, { cells }: MoveChoices) =>
  [...Map.groupBy(cells, ({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`))].map(
    ([group, of]) => ({
      group,
      options: of.map(({ id, outcomeCode, line, heading, item, partner, minor, currency, block }) => ({
        value: id,
        label: [
          outcomeCode ?? words.say(`finance.block-${block}`),
          line,
          heading && words.say(`finance.heading-${heading}`),
          item && itemText(words, item),
          partner,
          minorText(words, minor, currency),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    }),
  );

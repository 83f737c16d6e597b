import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { type FieldBeside, type Narrowing, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { type ExpenseFilter, isPlaceOfExpense } from '../queries/expenses.ts';
import { budgetHeadings } from '../rules/budget-input.ts';
import { offeredItems } from '../rules/expense-items.ts';
import { itemText } from './money-words.ts';
import { programmeNarrowing } from './place-narrowings.ts';

export type LedgerPlaces = {
  programmes: readonly { id: string; reference: string }[];
  outcomes: readonly OutcomeChoice[];
  partners: readonly { id: string; name: string }[];
};

/** Several values of one name, and why those are wrong that cannot be meant. */
type Several = { values: readonly string[]; error: string | undefined };

export type AskedLedger = {
  narrowings: readonly Narrowing[];
  outcome: Several;
  heading: Several;
  year: Several;
  /** What is wrong with these, and with the order and the place, for the head of the page. */
  beside: readonly FieldBeside[];
  filter: ExpenseFilter;
};

/** The scope of a control as the address says it. */
export const askedLedger = (page: Page, places: LedgerPlaces): AskedLedger => {
  const { words } = page;
  const narrowings = [
    programmeNarrowing(page, places.programmes),
    narrowing(
      page,
      'partner',
      words.t('finance.partner'),
      places.partners.map(({ id, name }) => ({ value: id, label: name })),
    ),
    itemNarrowing(page),
  ];
  const outcome = several(
    page,
    'outcome',
    (id) => id === 'none' || places.outcomes.some((of) => of.id === id),
  );
  const heading = several(page, 'heading', (value) => budgetHeadings.some((each) => each === value));
  const year = several(
    page,
    'year',
    (value) => /^(19|20|21)\d{2}$/.test(value),
    (typed) => words.t('page.no-year-sought', { typed }),
  );
  const order = orderBeside(page, ['paid', 'amount']);
  const place = placeBeside(page, (key) => isPlaceOfExpense(key, order.value));
  const { programme: programmeId, partner: partnershipId } = valuesOf(narrowings);
  return {
    ...{ narrowings, outcome, heading, year },
    beside: [
      ...Object.entries({ year, heading, outcome }).map(([name, { error }]) => ({
        name,
        error,
        field: null,
      })),
      ...[order, place],
    ],
    filter: {
      ...{ programmeId, partnershipId, sort: order.value ?? 'paid', after: place.value },
      anyOf: {
        outcomes: outcome.error ? [] : outcome.values,
        headings: heading.error ? [] : heading.values,
        items: chosen(page, 'item'),
        years: year.error ? [] : year.values.map(Number),
      },
    },
  };
};

const several = (
  page: Page,
  name: string,
  isMeant: (value: string) => boolean,
  why = (typed: string) => page.words.t('page.not-offered', { typed }),
): Several => {
  const values = chosen(page, name);
  const wrong = values.filter((value) => !isMeant(value));
  return { values, error: wrong.length === 0 ? undefined : why(wrong.join(', ')) };
};

/** Boxes of one name come as several values, which stand as one text. */
const chosen = ({ query }: Page, name: string): string[] =>
  (query.get(name) ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);

/** A cash book or an import may bring an item in any words: any can be meant, and what is not offered stands beside it. */
const itemNarrowing = (page: Page): Narrowing => {
  const { words, query } = page;
  const asked = query.get('item') ?? '';
  const isOffered = Object.values(offeredItems).some((items) => items.some((item) => item === asked));
  const label = chosen(page, 'item')
    .map((item) => itemText(words, item))
    .join(', ');
  return narrowing(page, 'item', words.t('finance.item'), [
    ...Object.entries(offeredItems).map(([heading, items]) => ({
      group: words.say(`finance.heading-${heading}`),
      options: items.map((value) => ({ value, label: itemText(words, value) })),
    })),
    ...(asked && !isOffered ? [{ value: asked, label }] : []),
  ]);
};

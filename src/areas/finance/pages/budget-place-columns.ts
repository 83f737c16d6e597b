import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import type { BudgetAmountRow } from '../queries/budget-amounts.ts';
import { itemText } from './money-words.ts';

type Placed = Pick<BudgetAmountRow, 'outcomeCode' | 'block' | 'line' | 'heading' | 'item' | 'partner'>;

/** Where an amount stands in a budget, as it is taken along: outcome or block, line, heading, item and whose. */
export const budgetPlaceColumns = ({ words }: Page): ListColumn<Placed>[] => [
  {
    label: words.t('finance.outcome'),
    value: ({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`),
  },
  { label: words.t('finance.line'), value: ({ line }) => line },
  {
    label: words.t('finance.heading'),
    value: ({ heading }) => heading && words.say(`finance.heading-${heading}`),
  },
  { label: words.t('finance.item'), value: ({ item }) => item && itemText(words, item) },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
];

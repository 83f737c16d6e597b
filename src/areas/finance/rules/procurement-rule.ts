import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** What the rule on purchases sees of one expense. */
export type PurchaseFacts = {
  heading: string;
  item: string;
  /** Of the whole purchase without VAT, as far as it is said; minor units of the programme's currency. */
  minor: number;
  currency: string;
  procurement: string | null;
  offers: number | null;
};

/** What is paid without buying anything: to persons, or by a tariff. */
const noPurchases: readonly string[] = [
  'per-diem',
  'bank-charges',
  'trainer-fees',
  'missions',
  'debts-interest',
];

/** Above the limits of the house and the law a purchase says how many offers there were, and by which procedure. */
export const procurementRule = defineRule<{ purchase: PurchaseFacts }>({
  id: 'M28',
  severity: 'warns',
  moments: ['charging', 'filing'],
  citation: 'Law of 17 June 2016 (public procurement); DGD call of 2016 (three offers)',
  origin: 'law',
  parameters: [
    {
      name: 'offers',
      value: '3',
      unit: 'offers',
      citation: 'DGD call of 2016',
      confidence: 'recalled',
      validFrom: '2017-01-01',
    },
    {
      name: 'offers-above',
      value: '5000',
      unit: 'programme currency',
      citation: 'House rule of the institute',
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
    {
      name: 'low-value',
      value: '30000',
      unit: 'programme currency, without VAT',
      citation: 'Law of 17 June 2016, low-value limit',
      confidence: 'recalled',
      validFrom: '2017-06-30',
    },
  ],
  judge: ({ purchase }, parameters) => {
    const limits = {
      offers: parameters.get('offers')?.value ?? '',
      above: parameters.get('offers-above')?.value ?? '',
      lowValue: parameters.get('low-value')?.value ?? '',
    };
    const { currency, procurement, offers } = purchase;
    const amount = toDecimal(purchase);
    const said = purchaseSaid(purchase, limits);
    return {
      kept: ['not-needed', 'small', 'kept'].includes(said),
      sentence: {
        key: `finance.check-purchase-${said}`,
        args: {
          amount,
          currency,
          offers: offers ?? 0,
          least: limits.offers,
          above: limits.above,
          lowValue: limits.lowValue,
        },
      },
      inputs: { amount, procurement, offers },
    };
  },
});

type Limits = { offers: string; above: string; lowValue: string };

const purchaseSaid = (purchase: PurchaseFacts, { offers: least, above, lowValue }: Limits) => {
  const { heading, item, procurement, offers } = purchase;
  const isBeyond = (limit: string) => !isDecimal(limit) || compareDecimals(toDecimal(purchase), limit) > 0;
  if (heading === 'personnel' || noPurchases.includes(item)) return 'not-needed';
  if (!isBeyond(above)) return 'small';
  if (procurement === null) return 'unsaid';
  if (isBeyond(lowValue) && (procurement === 'direct' || procurement === 'quotes')) return 'procedure';
  const isEnough = isDecimal(least) && compareDecimals(String(offers ?? 0), least) >= 0;
  return procurement === 'framework' || isEnough ? 'kept' : 'offers';
};

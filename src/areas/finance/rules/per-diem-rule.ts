import { type Money, money, toDecimal } from '../../../kernel/money.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** What the rule on per diems sees of one expense. */
export type PerDiemFacts = {
  item: string;
  country: string | null;
  /** Persons times days. */
  days: number | null;
  /** What was paid, in its own currency and in the programme's. */
  paid: Money;
  converted: Money;
  /** The table's amount a person and day on that day; null where it has none. */
  most: Money | null;
};

/** Per diems stay within the table of their country; where nothing can be compared, it says what is missing. */
export const perDiemRule = defineRule<{ perDiem: PerDiemFacts }>({
  id: 'M31',
  severity: 'warns',
  moments: ['charging', 'filing'],
  citation: 'Federal tables of per diems by country',
  origin: 'law',
  parameters: [],
  judge: ({ perDiem }) => {
    const { item, country, days, most } = perDiem;
    const told = { country: country ?? '', days: days ?? 0 };
    const kept = (said: string) => ({
      kept: true,
      sentence: { key: `finance.check-per-diem-${said}`, args: told },
      inputs: { item, country, days },
    });
    if (item !== 'per-diem') return kept('not-needed');
    if (!country || !days) return kept('unsaid');
    if (!most) return kept('no-table');
    const spent = [perDiem.paid, perDiem.converted].find(({ currency }) => currency === most.currency);
    if (!spent) return kept('other-currency');
    const limit = money(most.minor * days, most.currency);
    const isKept = Math.abs(spent.minor) <= limit.minor;
    const args = {
      ...told,
      most: toDecimal(most),
      limit: toDecimal(limit),
      paid: toDecimal(money(Math.abs(spent.minor), spent.currency)),
      currency: most.currency,
    };
    return {
      kept: isKept,
      sentence: { key: `finance.check-per-diem-${isKept ? 'kept' : 'over'}`, args },
      inputs: { item, country, days, most: toDecimal(most) },
    };
  },
});

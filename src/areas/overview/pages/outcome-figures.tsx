import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Figures } from '../../../ui/figures.tsx';
import { readsWhole } from '../../results/pages/target-text.ts';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import type { MoneyCells } from '../queries/money-cells.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { courseCount } from '../rules/course-count.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import { courseSaid } from './course-said.ts';
import { type MoneyOf, moneyLinks } from './money-links.ts';

type Props = {
  page: Page;
  today: CalendarDay;
  outcome: OutcomeFacts;
  /** Whose time passes: the programme's, or a year's. */
  period: Parameters<typeof elapsedShare>[0];
  /** The same of its money. */
  time: Parameters<typeof elapsedShare>[0];
  /** What the lists of entries are narrowed to. */
  of: MoneyOf;
  /** The outcome's own. */
  money: MoneyCells;
  indicators: readonly IndicatorRollUp[];
};

/** What an outcome may cost, has cost and is on its way to; each number leads to its entries. */
export function OutcomeFigures({ page, today, outcome, period, time, of, money, indicators }: Props) {
  const { words } = page;
  const { currency } = outcome;
  const planned = sumOf(money.budget, ({ minor }) => minor);
  const { spending } = money;
  const spent = sumOf(spending, (cell) => cell.spent);
  const transferred = sumOf(spending, (cell) => cell.transferred);
  const elapsed = elapsedShare(period, today);
  const course = courseSaid(words, courseCount(indicators, elapsed));
  const links = moneyLinks({ ...of, isGone: outcome.isGone });
  return (
    <Figures
      items={[
        {
          label: words.t('overview.budget'),
          value: words.money({ minor: planned, currency }),
          href: links.budget,
        },
        {
          label: words.t('overview.spent'),
          value: words.money({ minor: spent, currency }),
          href: links.spent(spending),
          note:
            planned > 0
              ? words.t('overview.after-time', {
                  spent: percentOf(spent, planned),
                  elapsed: elapsedShare(time, today),
                })
              : undefined,
        },
        {
          label: words.t('overview.transferred'),
          value: words.money({ minor: transferred, currency }),
          href: links.transferred,
          note: words.t('overview.to-partners'),
        },
        readsWhole(page) && !of.partner
          ? {
              label: words.t('overview.indicators-on-course'),
              value: course.value,
              href: '#indicators',
              note: course.others,
            }
          : {
              label: words.t('overview.indicators'),
              value: words.number(indicators.length),
              href: '#indicators',
            },
      ]}
    />
  );
}

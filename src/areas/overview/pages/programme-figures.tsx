import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Figures } from '../../../ui/figures.tsx';
import { readsWhole } from '../../results/pages/target-text.ts';
import { courseState, elapsedShare } from '../rules/course-state.ts';
import { isCertifiedInPart } from '../rules/spent-before.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import type { ProgrammeSeen } from './programme.tsx';

type Props = { page: Page; seen: ProgrammeSeen; today: CalendarDay };

/**
 * The four numbers of a programme, each a link to its entries. Spent is everything recorded and what was certified before
 * the house joined: the page of its money tells the two apart, and what of it can be charged.
 */
export function ProgrammeFigures({ page, seen, today }: Props) {
  const { words } = page;
  const { head, budget, spending } = seen;
  const of = (url: string, more = {}) => withQuery(url, { programme: head.id, ...more });
  const money = (minor: number) => words.money({ minor, currency: head.currency });
  const planned = sumOf(budget, ({ minor }) => minor);
  const spent = sumOf(spending, (cell) => cell.spent);
  const transferred = sumOf(spending, (cell) => cell.transferred);
  const { subsidy } = head;
  return (
    <Figures
      items={[
        {
          label: words.t('overview.budget'),
          value: money(planned),
          href: paths.budget({ id: head.id }),
          note: subsidy && words.t('overview.of-which-subsidy', { amount: words.money(subsidy) }),
        },
        {
          label: words.t('overview.spent'),
          value: money(spent),
          href: spentHref(seen),
          note: (
            <>
              {planned > 0 &&
                words.t('overview.after-time', {
                  spent: percentOf(spent, planned),
                  elapsed: elapsedShare(seen.time, today),
                })}
              {planned > 0 && <br />}
              <a href={paths.budgetAgainstActual({ id: head.id })}>{words.t('overview.of-it-chargeable')}</a>
            </>
          ),
        },
        {
          label: words.t('overview.transferred'),
          value: money(transferred),
          href: of(paths.transactions(), { kind: 'disbursement' }),
          note: words.t('overview.to-partners'),
        },
        indicatorFigure(page, seen, today),
      ]}
    />
  );
}

/** How many indicators are on course; to whoever reads a part of their figures, how many there are. */
const indicatorFigure = (page: Page, { head, indicators }: ProgrammeSeen, today: CalendarDay) => {
  const { words } = page;
  const of = indicators.length;
  if (!readsWhole(page))
    return { label: words.t('overview.indicators'), value: words.number(of), href: '#outcomes' };
  const elapsed = elapsedShare(head, today);
  const states = indicators.map(({ course }) => courseState(course, elapsed));
  const without = indicators.filter(({ actual, target }) => !actual || !target).length;
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return {
    label: words.t('overview.indicators-on-course'),
    value: words.t('overview.so-many-of', { count: count('on-course'), of }),
    href: '#outcomes',
    note: words.t('overview.late-and-without', { late: count('late'), without }),
    ...(count('late') > 0 ? { tone: 'warn' as const } : {}),
  };
};

/** No list holds several outcomes: those under control lead to theirs from the table. */
const spentHref = ({ head: { id }, spending, isControlled }: ProgrammeSeen): string => {
  if (isControlled) return '#outcomes';
  return isCertifiedInPart(spending)
    ? paths.budgetAgainstActual({ id })
    : withQuery(paths.expenses(), { programme: id });
};

import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Figures } from '../../../ui/figures.tsx';
import { courseCount, inFigures } from '../rules/course-count.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import { courseSaid } from './course-said.ts';
import { moneyLinks } from './money-links.ts';
import { knownUntil, type ProgrammeSeen, tellsCourse } from './programme-seen.ts';

type Props = { page: Page; seen: ProgrammeSeen };

/**
 * The four numbers of a programme, each a link to its entries. Spent is everything recorded and what was certified before
 * the house joined: the page of its money tells the two apart, and what of it can be charged.
 */
export function ProgrammeFigures({ page, seen }: Props) {
  const { words } = page;
  const { head, budget, spending } = seen;
  const { on, year, partner } = seen.of;
  const links = moneyLinks(seen.of);
  const money = (minor: number) => words.money({ minor, currency: head.currency });
  const planned = sumOf(budget, ({ minor }) => minor);
  const spent = sumOf(spending, (cell) => cell.spent);
  const transferred = sumOf(spending, (cell) => cell.transferred);
  // It is granted for the whole programme.
  const subsidy = year === undefined && partner === undefined ? head.subsidy : null;
  return (
    <Figures
      items={[
        {
          label: words.t('overview.budget'),
          value: money(planned),
          href: links.budget,
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
                  elapsed: elapsedShare(seen.time, knownUntil(seen)),
                })}
              {planned > 0 && <br />}
              <a href={withQuery(paths.budgetAgainstActual({ id: head.id }), { on })}>
                {words.t('overview.of-it-chargeable')}
              </a>
            </>
          ),
        },
        {
          label: words.t('overview.transferred'),
          value: money(transferred),
          href: links.transferred,
          note: words.t('overview.to-partners'),
        },
        indicatorFigure(page, seen),
      ]}
    />
  );
}

/** How many indicators are on course; to whoever reads a part of their figures, how many there are. */
const indicatorFigure = (page: Page, seen: ProgrammeSeen) => {
  const { words } = page;
  const { indicators } = seen;
  if (!tellsCourse(page, seen))
    return {
      label: words.t('overview.indicators'),
      value: words.number(indicators.length),
      href: '#outcomes',
    };
  const count = courseCount(indicators, elapsedShare(seen.period, knownUntil(seen)));
  const { late } = count;
  const without = inFigures(indicators).filter(({ actual, target }) => !actual || !target).length;
  const { value, others } = courseSaid(words, count);
  const isAnyJudged = count.indicators > count.inWords || count.indicators === 0;
  return {
    label: words.t('overview.indicators-on-course'),
    value,
    href: '#outcomes',
    note: isAnyJudged && (
      <>
        {others}
        {others && <br />}
        {words.t('overview.late-and-without', { late, without })}
      </>
    ),
    ...(late > 0 ? { tone: 'warn' as const } : {}),
  };
};

/** No list holds several outcomes: those under control lead to theirs from the table. */
const spentHref = ({ of, spending, isControlled }: ProgrammeSeen): string | undefined =>
  isControlled ? '#outcomes' : moneyLinks(of).spent(spending);

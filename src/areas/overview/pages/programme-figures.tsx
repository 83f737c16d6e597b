import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Figures } from '../../../ui/figures.tsx';
import { courseState, elapsedShare } from '../rules/course-state.ts';
import { isCertifiedInPart } from '../rules/spent-before.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import type { ProgrammeSeen } from './programme.tsx';

type Props = { words: Words; seen: ProgrammeSeen; today: CalendarDay };

/**
 * The four numbers of a programme, each a link to its entries. Spent is everything recorded and what was certified before
 * the house joined: the page of its money tells the two apart, and what of it can be charged.
 */
export function ProgrammeFigures({ words, seen, today }: Props) {
  const { head, budget, spending, indicators } = seen;
  const of = (url: string, more = {}) => withQuery(url, { programme: head.id, ...more });
  const money = (minor: number) => words.money({ minor, currency: head.currency });
  const elapsed = elapsedShare(head, today);
  const planned = sumOf(budget, ({ minor }) => minor);
  const spent = sumOf(spending, (cell) => cell.spent);
  const transferred = sumOf(spending, (cell) => cell.transferred);
  const states = indicators.map(({ course }) => courseState(course, elapsed));
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  const subsidy = head.decision?.subsidy;
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
        {
          label: words.t('overview.indicators-on-course'),
          value: words.t('overview.so-many-of', {
            count: count('on-course'),
            of: indicators.length,
          }),
          href: '#outcomes',
          note: words.t('overview.late-and-without', {
            late: count('late'),
            without: count('no-figure'),
          }),
          tone: count('late') > 0 ? 'warn' : undefined,
        },
      ]}
    />
  );
}

/** No list holds several outcomes: those under control lead to theirs from the table. */
const spentHref = ({ head: { id }, spending, isControlled }: ProgrammeSeen): string => {
  if (isControlled) return '#outcomes';
  return isCertifiedInPart(spending)
    ? paths.budgetAgainstActual({ id })
    : withQuery(paths.expenses(), { programme: id });
};

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { GatheredActivity, GatheredExpense } from '../queries/report-gathered.ts';
import type { GatheredIndicator } from '../queries/report-indicators.ts';
import { firstLines } from '../rules/first-lines.ts';
import type { Missing } from '../rules/missing-in-report.ts';

type Props = { page: Page; missing: Missing<GatheredActivity, GatheredExpense, GatheredIndicator> };

/** What is not there yet, each with a link to where it is entered. */
export function MissingList({ page: { words }, missing }: Props) {
  const { activities, vouchers, indicators } = missing;
  const lines = [
    ...activities.map(({ id, reference, title, state }) => ({
      href: paths.activity({ id }),
      what: words.t(state === 'held' ? 'reviews.missing-report' : 'reviews.missing-holding'),
      title: `${reference} ${title}`,
    })),
    ...vouchers.map(({ id, title }) => ({
      href: paths.expense({ id }),
      what: words.t('reviews.missing-voucher'),
      title,
    })),
    ...indicators.map(({ id, code, title }) => ({
      href: paths.indicator({ id }),
      what: words.t('reviews.missing-measurement'),
      title: `${code} ${words.text(title)}`,
    })),
  ];
  const { shown, more } = firstLines(lines);
  return (
    <ul>
      {shown.map(({ href, what, title }) => (
        <li>
          {what} <a href={href}>{title}</a>
        </li>
      ))}
      {more > 0 && <li>{words.t('reviews.missing-more', { count: more })}</li>}
    </ul>
  );
}

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Led } from '../../../ui/led.tsx';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import type { GatheredActivity, GatheredExpense } from '../queries/report-gathered.ts';
import type { GatheredIndicator } from '../queries/report-indicators.ts';
import { firstLines } from '../rules/first-lines.ts';
import type { Missing } from '../rules/missing-in-report.ts';
import { leadsThen } from './leads-then.ts';
import { expensesOfReport } from './report-subject.ts';

type Props = {
  page: Page;
  report: PartnerReportRow;
  missing: Missing<GatheredActivity, GatheredExpense, GatheredIndicator>;
  /** The entry number as of which the list is that the vouchers are in; undefined for this moment. */
  asOf?: number | undefined;
};

/** What is not there yet, each with a link to where it is entered. */
export function MissingList({ page, report, missing, asOf }: Props) {
  const { words } = page;
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
  const place = paths.partnerReport({ id: report.id });
  const ways = [
    { count: activities.length, href: `${place}#activities`, label: words.t('reviews.activities') },
    {
      count: vouchers.length,
      href: leadsThen(page, asOf) ? expensesOfReport(report, asOf, { voucher: 'missing' }) : undefined,
      label: words.t('reviews.all-missing-vouchers', { count: vouchers.length }),
    },
    { count: indicators.length, href: `${place}#indicators`, label: words.t('reviews.indicators') },
  ].filter(({ count }) => count > 0);
  return (
    <ul>
      {shown.map(({ href, what, title }) => (
        <li>
          {what} <a href={href}>{title}</a>
        </li>
      ))}
      {more > 0 && (
        <li>
          {words.t('reviews.missing-more', { count: more })}{' '}
          {ways.map(({ href, label }, at) => (
            <>
              {at > 0 && ', '}
              <Led to={href}>{label}</Led>
            </>
          ))}
        </li>
      )}
    </ul>
  );
}

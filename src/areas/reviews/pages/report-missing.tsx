import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Led } from '../../../ui/led.tsx';
import type { PartnerReport, WindowRow } from '../../results/queries/reporting-windows.ts';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import type { Gathered, GatheredActivity, GatheredExpense } from '../queries/report-gathered.ts';
import type { GatheredIndicator } from '../queries/report-indicators.ts';
import { itemsToAnswer, type ReportSteps } from '../queries/report-steps.ts';
import { beforeFiling } from '../rules/before-filing.ts';
import { firstLines } from '../rules/first-lines.ts';
import { countMissing, type Missing, missingIn } from '../rules/missing-in-report.ts';
import { mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { canBeWritten, whyNotOtherDays } from '../rules/partner-report-state.ts';
import { leadsThen } from './leads-then.ts';
import { expensesOfReport } from './report-subject.ts';

type CardProps = {
  page: Page;
  today: CalendarDay;
  report: PartnerReportRow;
  gathered: Gathered;
  told: ReportSteps;
  /** Windows that ask for some of these days and end later. */
  beyond: readonly WindowRow[];
  /** Sheets of figures of these days that came back to the partner. */
  sheets: readonly PartnerReport[];
  /** The entry number as of which the figures are; undefined for those of this moment. */
  asOf: number | undefined;
};

/**
 * What a report lacks, and while it is written what keeps it from being filed. What is shown as it was filed lacks what it lacked
 * then: what was still to come is no gap of it.
 */
export function MissingCard(props: CardProps) {
  const { page, today, report, gathered, beyond, asOf } = props;
  const { words } = page;
  const missing = missingIn(gathered, asOf === undefined ? today : (report.filedOn ?? today));
  const before = [...linesBeforeFiling(props), ...sheetLines(props)];
  const isWhole = countMissing(missing) === 0;
  const isComplete = isWhole && before.length === 0 && beyond.length === 0;
  return (
    <Card title={words.t('reviews.missing')} id="missing">
      {before.length > 0 && (
        <ul>
          {before.map(({ href, said }) => (
            <li>
              <Led to={href}>{said}</Led>
            </li>
          ))}
        </ul>
      )}
      {isComplete && <p>{words.t('reviews.nothing-missing')}</p>}
      {!isWhole && <MissingList page={page} report={report} missing={missing} asOf={asOf} />}
      <FiguresBeyond page={page} report={report} beyond={beyond} />
    </Card>
  );
}

/** Figures that are asked for some of these days and count in a later report; where the days can move, it says so. */
export function FiguresBeyond({ page, report, beyond }: Pick<CardProps, 'page' | 'report' | 'beyond'>) {
  const { words } = page;
  const moves = mayWritePartnerReports(page.actor) === true && whyNotOtherDays(report) === undefined;
  return beyond.map(({ name, from, until }) => (
    <p>
      {words.t('reviews.figures-beyond', { name, from: words.day(from), until: words.day(until) })}{' '}
      {moves && (
        <a href={paths.correctReportPeriod({ id: report.id })}>{words.t('reviews.correct-period')}</a>
      )}
    </p>
  ));
}

/** Sheets of figures that came back, where they are handed in again. */
const sheetLines = ({ page: { words }, sheets }: CardProps) =>
  sheets.map((sheet) => ({
    href: paths.measurementReport({ id: sheet.id }),
    said: words.t('reviews.sheet-came-back', { name: sheet.name }),
  }));

/** What the filing would be refused for, each with where it is mended by whoever may. */
const linesBeforeFiling = ({ page: { words, actor }, today, report, gathered, told }: CardProps) => {
  const { id, state, untilOn } = report;
  if (!canBeWritten(state)) return [];
  const written = { untilOn, sections: gathered.sections, unanswered: itemsToAnswer(told).length };
  const where = {
    period: whyNotOtherDays(report) === undefined ? paths.correctReportPeriod({ id }) : undefined,
    narrative: paths.writePartnerReport({ id }),
    answers: paths.filePartnerReport({ id }),
  };
  const mends = mayWritePartnerReports(actor) === true;
  return beforeFiling(written, today).map(({ about, ...why }) => ({
    href: mends ? where[about] : undefined,
    said: words.problem(why),
  }));
};

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

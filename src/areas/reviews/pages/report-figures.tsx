import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Around } from '../../../ui/around.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Led } from '../../../ui/led.tsx';
import { entriesHref, unapprovedHref } from '../../results/pages/figure-place.ts';
import { figureText } from '../../results/pages/figure-text.ts';
import { UnapprovedNote } from '../../results/pages/unapproved.tsx';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import type { Gathered, MovedKind } from '../queries/report-gathered.ts';
import { leadsThen } from './leads-then.ts';
import type { ReportTable } from './partner-report-file.ts';
import { expensesOfReport, transfersOfReport } from './report-subject.ts';

type Props = {
  page: Page;
  report: PartnerReportRow;
  gathered: Gathered;
  /** The entry number as of which the figures are, and the lists that they open; undefined for those of this moment. */
  asOf: number | undefined;
};

/** Activities, spending and measurements of the period, each with a link to where it was entered. */
export function ReportFigures(props: Props) {
  const { page } = props;
  const { words } = page;
  return (
    <>
      <Card title={words.t('reviews.activities')} id="activities">
        <Activities {...props} />
        {props.gathered.activities.length > 0 && <TableLinks page={page} table="activities" />}
      </Card>
      <Card title={words.t('reviews.report-money')} id="money">
        <Money {...props} />
        {props.gathered.spending.length > 0 && (
          <>
            <TableLinks page={page} table="money" />
            <TableLinks page={page} table="expenses" label={words.t('reviews.single-expenses')} />
          </>
        )}
      </Card>
      <Card title={words.t('reviews.indicators')} id="indicators">
        <Indicators {...props} />
        {props.gathered.indicators.length > 0 && <TableLinks page={page} table="indicators" />}
      </Card>
    </>
  );
}

function TableLinks({ page, table, label }: { page: Page; table: ReportTable; label?: string }) {
  return <ExportLinks label={label ?? page.words.t('page.export')} items={listFileLinks(page, table)} />;
}

function Activities({ page: { words }, gathered }: Props) {
  return (
    <DataTable
      caption={words.t('reviews.activities')}
      captionHidden
      rows={gathered.activities}
      empty={words.t('reviews.no-activities')}
      columns={[
        {
          key: 'activity',
          label: words.t('reviews.returned-activity'),
          cell: ({ id, reference, title }) => (
            <a href={paths.activity({ id })}>
              {reference} {title}
            </a>
          ),
        },
        {
          key: 'days',
          label: words.t('reviews.report-period'),
          cell: ({ from, until }) =>
            from === until ? words.day(from) : `${words.day(from)} – ${words.day(until)}`,
        },
        {
          key: 'state',
          label: words.t('reviews.state'),
          cell: ({ state }) => words.t(`reviews.${state}`),
        },
        {
          key: 'people',
          label: words.t('reviews.people'),
          numeric: true,
          cell: ({ state, people }) => state === 'held' && words.number(people),
        },
        {
          key: 'women',
          label: words.t('reviews.of-whom-women'),
          numeric: true,
          cell: ({ state, women }) => state === 'held' && words.number(women),
        },
        {
          key: 'report',
          label: words.t('reviews.told'),
          cell: ({ state, hasReport }) =>
            state === 'held' && words.t(hasReport ? 'reviews.report-there' : 'reviews.report-not-there'),
        },
      ]}
    />
  );
}

/** A figure opens the entries that it adds up; as they stood where it is shown as it was filed. */
function Money({ page, report, gathered, asOf }: Props) {
  const { words } = page;
  const leads = leadsThen(page, asOf);
  const { transfers, spending } = gathered;
  const moved = (kind: MovedKind) => transfers.filter((each) => each.kind === kind);
  const amounts = (kind: MovedKind) =>
    moved(kind).map(({ currency, minor }, at) => (
      <>
        {at > 0 && ' + '}
        <Led to={leads ? transfersOfReport(report, asOf, { kind, currency }) : undefined}>
          {words.money({ minor, currency })}
        </Led>
      </>
    ));
  const entries = (more: Readonly<Record<string, string>>) =>
    leads ? expensesOfReport(report, asOf, more) : undefined;
  return (
    <>
      <DataTable
        caption={words.t('reviews.report-money')}
        captionHidden
        rows={spending}
        empty={words.t('reviews.no-spending')}
        columns={[
          {
            key: 'outcome',
            label: words.t('reviews.outcome'),
            cell: ({ outcome }) => outcome ?? words.t('reviews.of-no-outcome'),
          },
          { key: 'line', label: words.t('reviews.budget-line'), cell: ({ line }) => line ?? '–' },
          {
            key: 'spent',
            label: words.t('reviews.spent'),
            numeric: true,
            cell: ({ minor, currency, outcomeId, line }) => (
              <Led to={entries({ outcome: outcomeId ?? 'none', line: line ?? 'none', currency })}>
                {words.money({ minor, currency })}
              </Led>
            ),
          },
          {
            key: 'count',
            label: words.t('reviews.expenses-count'),
            numeric: true,
            cell: ({ count }) => words.number(count),
          },
        ]}
      />
      <p>
        {moved('disbursement').length > 0 ? (
          <Around say={(amounts) => words.t('reviews.received', { amounts })}>
            {amounts('disbursement')}
          </Around>
        ) : (
          words.t('reviews.no-transfers')
        )}
      </p>
      {moved('reimbursement').length > 0 && (
        <p>
          <Around say={(amounts) => words.t('reviews.given-back', { amounts })}>
            {amounts('reimbursement')}
          </Around>
        </p>
      )}
    </>
  );
}

function Indicators({ page, report, gathered, asOf }: Props) {
  const { words } = page;
  const entriesOf = ({ id, value, text, until: on, versionId }: Gathered['indicators'][number]) => {
    if ((value === null && !text) || !leadsThen(page, asOf)) return undefined;
    const { partnershipId, fromOn, untilOn } = report;
    // Of a definition that does not compare, the last value stands by itself.
    const days = versionId && on ? { from: on, until: on, versionId } : { from: fromOn, until: untilOn };
    return entriesHref(id, { breakdown: {} }, { partnershipId, asOf, ...days });
  };
  const onlyUnapproved = ({ id, formula }: Gathered['indicators'][number]) => {
    const { partnershipId, fromOn: from, untilOn: until } = report;
    const scope = { partnershipId, asOf, from, until };
    return leadsThen(page, asOf) ? unapprovedHref({ id, formula }, { breakdown: {} }, scope) : undefined;
  };
  return (
    <DataTable
      caption={words.t('reviews.indicators')}
      captionHidden
      rows={gathered.indicators}
      empty={words.t('reviews.no-indicators')}
      columns={[
        {
          key: 'indicator',
          label: words.t('reviews.indicator'),
          cell: ({ id, code, title }) => (
            <a href={paths.indicator({ id })}>
              {code} {words.text(title)}
            </a>
          ),
        },
        {
          key: 'measured',
          label: words.t('reviews.measured'),
          numeric: true,
          cell: (row) => (
            <>
              <Led to={entriesOf(row)}>{measuredText(page, row)}</Led>
              <UnapprovedNote words={words} figure={row} href={onlyUnapproved(row)} />
              {row.elsewhere.map((each) => (
                <div class="quiet">{elsewhereText(page, each)}</div>
              ))}
            </>
          ),
        },
        {
          key: 'until',
          label: words.t('reviews.measured-until'),
          cell: ({ until }) => until && words.day(until),
        },
      ]}
    />
  );
}

/** What results say; else the reason that there is nothing, or that nothing was measured yet. */
const measuredText = ({ words }: Page, row: Gathered['indicators'][number]): string => {
  if (row.until === null && row.formula === null)
    return row.nothing ?? words.t(row.isAsked ? 'reviews.not-measured' : 'reviews.not-asked');
  return (row.text && words.text(row.text)) || figureText(words, row.value, row) || '–';
};

/** What was said in words of another country than the partner's own. */
const elsewhereText = (
  { words }: Page,
  { country, text, nothing }: Gathered['indicators'][number]['elsewhere'][number],
): string => {
  const value = nothing ?? (text ? words.text(text) : '');
  return words.t('page.labelled', { label: words.country(country), value });
};

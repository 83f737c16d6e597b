import { toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  narrowing,
  valuesOf,
  whereAsked,
} from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { entryAsked } from '../../results/pages/as-of-field.tsx';
import { type CertifiedReport, certifiedReports } from '../queries/certified-reports.ts';
import { type OpeningBalanceRow, openingBalances, openingPlace } from '../queries/opening-balances.ts';
import { mayKeepOpeningBalances } from '../rules/finance-permissions.ts';
import { isAt } from '../rules/money-axes.ts';
import { budgetPlaceColumns } from './budget-place-columns.ts';
import { FigureAmiss, moneyCrumbs } from './figure-amiss.tsx';
import { askedKeys, programmeAsked } from './figure-keys.ts';
import { itemText, minorText } from './money-words.ts';

type Props = {
  page: Page;
  programme: ProgrammeRow;
  reports: readonly CertifiedReport[];
  balances: readonly OpeningBalanceRow[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const props = await page.read(async (tx) => {
    const { programme, places } = await programmeAsked(page, tx);
    const { keys, ...asked } = askedKeys(page, places);
    const entry = await entryAsked(page, tx);
    const reports = await certifiedReports(tx, institute, programme.id);
    const reportAsked = whereAsked(page, [reportNarrowing(page, reports)]);
    const scope = { programmeId: programme.id, asOf: entry.value };
    const balances = await openingBalances(tx, institute, scope);
    const { report } = valuesOf(reportAsked);
    return {
      ...{ page, programme, reports },
      // A figure of the comparison leads here with its keys; a report with its own.
      balances: balances.filter(
        (row) => (report === undefined || report === row.reportId) && isAt(openingPlace(row), keys),
      ),
      narrowings: [...reportAsked, ...asked.narrowings],
      beside: [...asked.beside, entry],
    };
  });
  const title = page.words.t('finance.opening-balances');
  if (isAmiss(props.narrowings, props.beside)) return invalid(<FigureAmiss title={title} {...props} />);
  if (!isListFile(page)) return html(view(props));
  return listFile(page, `${title} ${props.programme.reference}`, fileColumns(page), props.balances);
};

const reportNarrowing = (page: Page, reports: readonly CertifiedReport[]): Narrowing =>
  narrowing(
    page,
    'report',
    page.words.t('finance.certified-report'),
    reports.map(({ id, title }) => ({ value: id, label: title })),
  );

const view = (props: Props) => {
  const { page, programme, balances } = props;
  const { words, actor } = page;
  const { id } = programme;
  const mayKeep = mayKeepOpeningBalances(actor) === true;
  return (
    <Frame page={page} title={words.t('finance.opening-balances')} crumbs={moneyCrumbs(page, programme)}>
      <PageHead
        title={words.t('finance.opening-balances')}
        kind={programme.reference}
        quiet={words.t('finance.opening-what')}
        actions={
          mayKeep && (
            <>
              {props.reports.length > 0 && (
                <ButtonLink kind="primary" href={paths.newOpeningBalances({ id })}>
                  {words.t('finance.new-balances')}
                </ButtonLink>
              )}
              <ButtonLink href={paths.newCertifiedReport({ id })}>
                {words.t('finance.new-certified-report')}
              </ButtonLink>
              <ButtonLink href={paths.sheets({ id })}>{words.t('finance.balances-by-workbook')}</ButtonLink>
            </>
          )
        }
      />
      <Reports {...props} />
      <Balances {...props} />
      {balances.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function Reports({ page: { words }, reports }: Props) {
  return (
    <Card title={words.t('finance.certified-reports')}>
      <DataTable
        caption={words.t('finance.certified-reports')}
        captionHidden
        rows={reports}
        empty={words.t('finance.no-certified-reports')}
        columns={[
          {
            key: 'title',
            label: words.t('finance.report-title'),
            cell: ({ id, title }) => <a href={paths.certifiedReport({ id })}>{title}</a>,
          },
          { key: 'years', label: words.t('finance.certified-years'), cell: ({ years }) => years.join(', ') },
          { key: 'by', label: words.t('finance.certified-by'), cell: ({ certifiedBy }) => certifiedBy },
          {
            key: 'on',
            label: words.t('finance.certified-on'),
            cell: ({ certifiedOn }) => words.day(certifiedOn),
          },
        ]}
      />
    </Card>
  );
}

function Balances({ page: { words }, programme, balances }: Props) {
  const total = balances.reduce((sum, { minor }) => sum + minor, 0);
  return (
    <DataTable
      caption={words.t('finance.opening-balances')}
      captionHidden
      rows={balances}
      group={({ year }) => String(year)}
      empty={words.t('finance.no-balances')}
      columns={[
        {
          key: 'outcome',
          label: words.t('finance.outcome'),
          cell: ({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`),
          footer: words.t('finance.total'),
        },
        {
          key: 'line',
          label: words.t('finance.line'),
          cell: ({ line }) => line && words.say(`finance.line-${line}`),
        },
        {
          key: 'heading',
          label: words.t('finance.heading'),
          cell: ({ heading }) => heading && words.say(`finance.heading-${heading}`),
        },
        { key: 'item', label: words.t('finance.item'), cell: ({ item }) => item && itemText(words, item) },
        { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ id, minor, currency }) => (
            <a href={paths.openingBalance({ id })}>{minorText(words, minor, currency)}</a>
          ),
          footer: minorText(words, total, programme.currency),
        },
        {
          key: 'report',
          label: words.t('finance.certified-report'),
          cell: ({ reportId, report }) => <a href={paths.certifiedReport({ id: reportId })}>{report}</a>,
        },
      ]}
    />
  );
}

const fileColumns = (page: Page): ListColumn<OpeningBalanceRow>[] => [
  { label: page.words.t('finance.year'), value: ({ year }) => String(year) },
  ...budgetPlaceColumns(page),
  { label: page.words.t('finance.amount'), kind: 'number', value: toDecimal },
  { label: page.words.t('finance.currency'), value: ({ currency }) => currency },
  { label: page.words.t('finance.certified-report'), value: ({ report }) => report },
];

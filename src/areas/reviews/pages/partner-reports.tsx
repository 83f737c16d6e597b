import type { Tx } from '../../../db/transaction.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type AgreementRow, agreement, agreementsOf } from '../../partners/queries/agreements.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import {
  keyOfReport,
  type PartnerReportFilter,
  type PartnerReportRow,
  partnerReports,
  reportsAPage,
} from '../queries/partner-reports.ts';
import { mayReadPartnerReports, mayWritePartnerReports } from '../rules/partner-report-permissions.ts';
import { reportStates, reportTone } from '../rules/partner-report-state.ts';
import { periodOf } from './report-subject.ts';
import { byPartner } from './review-narrowings.ts';

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  if (mayReadPartnerReports(page.actor) !== true) throw new NotFound();
  const place = placeBeside(page, dayAndId);
  const beside = [place];
  const read = await page.read(async (tx) => {
    const agreements = await agreementsToChoose(tx, page, institute.id);
    const narrowings = narrowingsOf(page, {
      agreements,
      partnerships: await partnershipChoices(tx, institute.id),
      programmes: await programmes(tx, institute.id),
    });
    const { programme, partner, agreement: agreementId, year, state } = valuesOf(narrowings);
    const isFile = isListFile(page) && !isAmiss(narrowings, beside);
    const filter: PartnerReportFilter = {
      ...{ programmeId: programme, partnershipId: partner, agreementId },
      ...{ year: year ? Number(year) : undefined, state: reportStates.find((each) => each === state) },
      ...(isFile ? { limit: mostListRows } : { after: place.value }),
    };
    return { agreements, narrowings, isFile, rows: await partnerReports(tx, institute.id, filter) };
  });
  const { isFile, rows, narrowings } = read;
  if (isFile) return listFile(page, page.words.t('reviews.reports'), fileColumns(page), rows);
  return narrowedPage(view({ page, beside, ...read }), narrowings, beside);
};

/** Those of the partner that is looked at, or that one is; what a list is narrowed by is among them. */
const agreementsToChoose = async (
  tx: Tx,
  { actor, query }: Page,
  institute: string,
): Promise<AgreementRow[]> => {
  const narrowed = await agreement(tx, institute, query.get('agreement') ?? '');
  const asked = query.get('partner');
  const partner = (isId(asked) ? asked : undefined) ?? narrowed?.partnershipId ?? actor.partnerships[0];
  return partner ? agreementsOf(tx, institute, partner) : [];
};

type Offered = {
  partnerships: readonly PartnershipChoice[];
  programmes: readonly ProgrammeListRow[];
  agreements: readonly AgreementRow[];
};

const narrowingsOf = (page: Page, { partnerships, programmes, agreements }: Offered): Narrowing[] => {
  const { words, query } = page;
  return [
    ...byPartner(page, partnerships),
    ...(agreements.length > 0 || query.get('agreement')
      ? [
          narrowing(
            page,
            'agreement',
            words.t('reviews.agreement'),
            agreements.map(({ id, reference }) => ({ value: id, label: reference })),
          ),
        ]
      : []),
    narrowing(
      page,
      'programme',
      words.t('reviews.programme'),
      programmes.map(({ id, reference }) => ({ value: id, label: reference })),
    ),
    narrowing(
      page,
      'year',
      words.t('reviews.report-year'),
      yearsToChoose(soughtYear(page).year).map((year) => ({ value: String(year), label: String(year) })),
    ),
    narrowing(
      page,
      'state',
      words.t('reviews.state'),
      reportStates.map((value) => ({ value, label: words.t(`reviews.report-state-${value}`) })),
    ),
  ];
};

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rows: readonly PartnerReportRow[];
  agreements: readonly AgreementRow[];
};

const view = (props: Props) => {
  const { page, rows, narrowings, beside } = props;
  const { words } = page;
  const title = words.t('reviews.reports');
  const shown = rows.slice(0, reportsAPage);
  const last = rows.length > reportsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead title={title} quiet={words.t('reviews.reports-what')} actions={<NewReport {...props} />} />
      {mayWritePartnerReports(page.actor) === true &&
        !props.agreements.length &&
        !page.actor.partnerships.length && <p class="quiet">{words.t('reviews.new-report-how')}</p>}
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <ReportTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfReport(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** A report is opened under an agreement: the one that the list is narrowed to, or any of the partner's. */
function NewReport({ page: { words, actor }, narrowings, agreements }: Props) {
  if (mayWritePartnerReports(actor) !== true) return null;
  const { agreement: chosen } = valuesOf(narrowings);
  const offered = agreements.filter(({ id }) => !chosen || id === chosen);
  return (
    <>
      {offered.map(({ id, reference }) => (
        <ButtonLink kind={offered.length === 1 ? 'primary' : 'second'} href={paths.newPartnerReport({ id })}>
          {offered.length === 1
            ? words.t('reviews.new-report')
            : words.t('reviews.new-report-under', { agreement: reference })}
        </ButtonLink>
      ))}
    </>
  );
}

/** This year and those before it that a report can be of, and the one that is asked for. */
const yearsToChoose = (asked: number | undefined): number[] => {
  const last = yearOf(todayIn());
  const years = Array.from({ length: mostYears }, (_, at) => last - at);
  return asked === undefined || years.includes(asked) ? years : [...years, asked];
};

const mostYears = 10;

function ReportTable({ page: { words }, rows }: Pick<Props, 'page' | 'rows'>) {
  return (
    <DataTable
      caption={words.t('reviews.reports')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.no-reports')}
      columns={[
        {
          key: 'period',
          label: words.t('reviews.report-period'),
          cell: (row) => <a href={paths.partnerReport({ id: row.id })}>{periodOf(words, row)}</a>,
        },
        { key: 'partner', label: words.t('reviews.partner'), cell: (row) => row.partner },
        { key: 'agreement', label: words.t('reviews.agreement'), cell: (row) => row.agreement },
        { key: 'programme', label: words.t('reviews.programme'), cell: (row) => row.programme },
        {
          key: 'state',
          label: words.t('reviews.state'),
          cell: ({ state }) => <Tag tone={reportTone[state]}>{words.t(`reviews.report-state-${state}`)}</Tag>,
        },
        {
          key: 'since',
          label: words.t('reviews.since'),
          cell: ({ stateOn }) => stateOn && words.day(stateOn),
        },
      ]}
    />
  );
}

const fileColumns = ({ words }: Page): ListColumn<PartnerReportRow>[] => [
  { label: words.t('reviews.partner'), value: (row) => row.partner },
  { label: words.t('reviews.agreement'), value: (row) => row.agreement },
  { label: words.t('reviews.programme'), value: (row) => row.programme },
  { label: words.t('reviews.fromOn'), kind: 'day', value: (row) => row.fromOn },
  { label: words.t('reviews.untilOn'), kind: 'day', value: (row) => row.untilOn },
  { label: words.t('reviews.state'), value: (row) => words.t(`reviews.report-state-${row.state}`) },
  { label: words.t('reviews.since'), kind: 'day', value: (row) => row.stateOn },
  { label: words.t('reviews.filings'), kind: 'number', value: (row) => row.filings },
];

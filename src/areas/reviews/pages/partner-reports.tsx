import type { Tx } from '../../../db/transaction.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
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

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  if (mayReadPartnerReports(page.actor) !== true) throw new NotFound();
  const filter = filterOf(page);
  if (isListFile(page)) {
    const all = { ...filter, after: undefined, limit: mostListRows };
    const rows = await page.read((tx) => partnerReports(tx, institute.id, all));
    return listFile(page, page.words.t('reviews.reports'), fileColumns(page), rows);
  }
  const props = await page.read(async (tx) => ({
    rows: await partnerReports(tx, institute.id, filter),
    partnerships: await partnershipChoices(tx, institute.id),
    programmes: await programmes(tx, institute.id),
    agreements: await agreementsToChoose(tx, page, institute.id, filter),
  }));
  return html(view({ page, filter, ...props }));
};

/** Those of the partner that is looked at, or that one is; what a list is narrowed by is among them. */
const agreementsToChoose = async (
  tx: Tx,
  { actor }: Page,
  institute: string,
  { partnershipId, agreementId }: PartnerReportFilter,
): Promise<AgreementRow[]> => {
  const narrowed = agreementId ? await agreement(tx, institute, agreementId) : undefined;
  const partner = partnershipId ?? narrowed?.partnershipId ?? actor.partnerships[0];
  return partner ? agreementsOf(tx, institute, partner) : [];
};

const filterOf = ({ query }: Page): PartnerReportFilter => {
  const one = (name: string) => query.get(name) || undefined;
  const id = (name: string) => (isId(one(name)) ? one(name) : undefined);
  const state = one('state');
  return {
    programmeId: id('programme'),
    partnershipId: id('partner'),
    agreementId: id('agreement'),
    year: /^\d{4}$/.test(one('year') ?? '') ? Number(one('year')) : undefined,
    state: reportStates.find((each) => each === state),
    after: one('after'),
  };
};

type Props = {
  page: Page;
  filter: PartnerReportFilter;
  rows: readonly PartnerReportRow[];
  partnerships: readonly PartnershipChoice[];
  programmes: readonly ProgrammeListRow[];
  agreements: readonly AgreementRow[];
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const title = words.t('reviews.reports');
  const shown = rows.slice(0, reportsAPage);
  const last = rows.length > reportsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <PageHead title={title} quiet={words.t('reviews.reports-what')} actions={<NewReport {...props} />} />
      {mayWritePartnerReports(page.actor) === true &&
        !props.agreements.length &&
        !page.actor.partnerships.length && <p class="quiet">{words.t('reviews.new-report-how')}</p>}
      <ReportFilters {...props} />
      <ReportTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfReport(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** A report is opened under an agreement: the one that the list is narrowed to, or any of the partner's. */
function NewReport({ page: { words, actor }, filter, agreements }: Props) {
  if (mayWritePartnerReports(actor) !== true) return null;
  const offered = agreements.filter(({ id }) => !filter.agreementId || id === filter.agreementId);
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

function ReportFilters({ page, filter, partnerships, programmes, agreements }: Props) {
  const { words, query } = page;
  const all = words.t('page.filter-reset');
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.partnerReports()}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: paths.partnerReports() } : undefined}
    >
      {partnerships.length > 1 && (
        <SelectField
          name="partner"
          label={words.t('reviews.partner')}
          optional=""
          placeholder={all}
          value={filter.partnershipId ?? ''}
          options={partnerships.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {agreements.length > 0 && (
        <SelectField
          name="agreement"
          label={words.t('reviews.agreement')}
          optional=""
          placeholder={all}
          value={filter.agreementId ?? ''}
          options={agreements.map(({ id, reference }) => ({ value: id, label: reference }))}
        />
      )}
      <SelectField
        name="programme"
        label={words.t('reviews.programme')}
        optional=""
        placeholder={all}
        value={filter.programmeId ?? ''}
        options={programmes.map(({ id, reference }) => ({ value: id, label: reference }))}
      />
      <SelectField
        name="year"
        label={words.t('reviews.report-year')}
        optional=""
        placeholder={all}
        value={filter.year ? String(filter.year) : ''}
        options={yearsToChoose(filter.year).map((year) => ({ value: String(year), label: String(year) }))}
      />
      <SelectField
        name="state"
        label={words.t('reviews.state')}
        optional=""
        placeholder={all}
        value={filter.state ?? ''}
        options={reportStates.map((value) => ({
          value,
          label: words.t(`reviews.report-state-${value}`),
        }))}
      />
    </Filters>
  );
}

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

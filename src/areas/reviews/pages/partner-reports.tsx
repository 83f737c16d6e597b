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
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
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
  }));
  return html(view({ page, filter, ...props }));
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
};

const view = (props: Props) => {
  const { page, filter, rows } = props;
  const { words } = page;
  const title = words.t('reviews.reports');
  const shown = rows.slice(0, reportsAPage);
  const last = rows.length > reportsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <PageHead
        title={title}
        quiet={words.t('reviews.reports-what')}
        actions={
          filter.agreementId &&
          mayWritePartnerReports(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newPartnerReport({ id: filter.agreementId })}>
              {words.t('reviews.new-report')}
            </ButtonLink>
          )
        }
      />
      <ReportFilters {...props} />
      <ReportTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfReport(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function ReportFilters({ page, filter, partnerships }: Props) {
  const { words, query } = page;
  const all = words.t('page.filter-reset');
  const kept = { programme: filter.programmeId, agreement: filter.agreementId };
  const keep = Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.partnerReports()}
      keep={Object.fromEntries(keep)}
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

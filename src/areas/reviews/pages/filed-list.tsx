import type { Child } from 'hono/jsx';
import { Frame } from '../../../page/frame.tsx';
import { listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  type FilingChoices,
  type FilingFilter,
  filingsAPage,
  keyOfFiling,
  type OutcomeFiling,
} from '../queries/outcome-filings.ts';

type Props<C> = {
  page: Page;
  title: string;
  quiet?: string;
  /** The address of the list itself. */
  action: string;
  filter: FilingFilter;
  choices: FilingChoices;
  /** What this kind of filing is narrowed by besides programme and year. */
  filters: Child;
  rows: readonly OutcomeFiling<C>[];
  empty: string;
  href: (row: OutcomeFiling<C>) => string;
  /** What was filed, in short. */
  content: { label: string; cell: (row: OutcomeFiling<C>) => Child };
};

/** Filings of outcomes and years, found by programme and year: the newest first, page by page. */
export function FiledList<C>(props: Props<C>) {
  const { page, title, quiet, rows } = props;
  const shown = rows.slice(0, filingsAPage);
  const last = rows.length > filingsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <PageHead title={title} quiet={quiet} />
      <FilingFilters {...props} />
      <FilingTable {...props} rows={shown} />
      <ListPager page={page} after={last && keyOfFiling(last)} />
      {shown.length > 0 && <ExportLinks label={page.words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
}

/** What the address narrows any such list by. */
export const filingFilterOf = ({ query }: Page): FilingFilter => {
  const one = (name: string) => query.get(name) || undefined;
  return {
    institute: one('institute'),
    programme: one('programme'),
    withReplaced: one('versions') === 'all',
    year: /^\d{4}$/.test(one('year') ?? '') ? Number(one('year')) : undefined,
    after: one('after'),
  };
};

function FilingFilters<C>({ page: { words, query }, action, filter, choices, filters }: Props<C>) {
  const all = words.t('page.filter-reset');
  const select = { optional: '', placeholder: all };
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: action } : undefined}
    >
      {(choices.institutes.length > 1 || filter.institute) && (
        <SelectField
          {...select}
          name="institute"
          label={words.t('overview.axis-institute')}
          value={filter.institute ?? ''}
          options={choices.institutes.map((value) => ({ value, label: value.toUpperCase() }))}
        />
      )}
      <SelectField
        {...select}
        name="programme"
        label={words.t('reviews.programme')}
        value={filter.programme ?? ''}
        options={choices.programmes.map((value) => ({ value, label: value }))}
      />
      <SelectField
        {...select}
        name="year"
        label={words.t('reviews.year')}
        value={filter.year ? String(filter.year) : ''}
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      {filters}
      <SelectField
        {...select}
        placeholder={words.t('reviews.filed-last')}
        name="versions"
        label={words.t('reviews.filed-versions')}
        value={filter.withReplaced ? 'all' : ''}
        options={[{ value: 'all', label: words.t('reviews.filed-all') }]}
      />
    </Filters>
  );
}

function FilingTable<C>({ page: { words }, title, rows, empty, href, content }: Props<C>) {
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={rows}
      empty={empty}
      columns={[
        {
          key: 'outcome',
          label: words.t('reviews.outcome'),
          cell: (row) => (
            <a href={href(row)}>
              {row.institute.toUpperCase()} · {row.programme} · {row.outcome}
            </a>
          ),
        },
        { key: 'year', label: words.t('reviews.year'), cell: ({ year }) => String(year) },
        { key: 'content', ...content },
        {
          key: 'on',
          label: words.t('reviews.report-state-filed'),
          cell: ({ filedOn, replacedOn, withdrawn }) => (
            <>
              {words.day(filedOn)}
              {replacedOn && (
                <>
                  {' '}
                  <Tag tone="warn">{words.t('reviews.filed-replaced', { day: words.day(replacedOn) })}</Tag>
                </>
              )}
              {withdrawn && (
                <>
                  {' '}
                  <Tag tone="warn">
                    {words.t('reviews.words-withdrawn', { day: words.day(withdrawn.on) })}
                  </Tag>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

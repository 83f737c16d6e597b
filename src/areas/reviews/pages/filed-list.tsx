import type { Child } from 'hono/jsx';
import { dayAndId } from '../../../kernel/list-key.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  type Narrowing,
  NarrowingErrors,
  NarrowingField,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
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
  narrowings: readonly Narrowing[];
  /** Where the page begins. */
  place: FieldBeside;
  /** What this kind of filing is narrowed by besides. */
  filters?: Child;
  rows: readonly OutcomeFiling<C>[];
  empty: string;
  /** What was filed at all: where nothing fits what is asked, it leads to what there is. */
  filed: FilingChoices['filed'];
  href: (row: OutcomeFiling<C>) => string;
  /** What was filed, in short. */
  content: { label: string; cell: (row: OutcomeFiling<C>) => Child };
};

/** Filings of outcomes and years, found by programme and year: the newest first, page by page. */
export function FiledList<C>(props: Props<C>) {
  const { page, title, quiet, rows, narrowings, place } = props;
  const shown = rows.slice(0, filingsAPage);
  const last = rows.length > filingsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={page.words} narrowings={narrowings} beside={[place]} />
      <PageHead title={title} quiet={quiet} />
      <FilingFilters {...props} />
      <FilingTable {...props} rows={shown} />
      <ListPager page={page} after={last && keyOfFiling(last)} />
      {shown.length > 0 && <ExportLinks label={page.words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
}

/** What the address narrows any such list by; the institute only where there is more than one, or another is asked for. */
export const filingNarrowings = (page: Page, choices: FilingChoices): Narrowing[] => {
  const { words, query } = page;
  const { year } = soughtYear(page);
  // A year of which nothing was filed can be meant.
  const years = [...new Set([...choices.years, ...(year === undefined ? [] : [year])])].map(String);
  return [
    ...(choices.institutes.length > 1 || query.get('institute')
      ? [
          narrowing(
            page,
            'institute',
            words.t('overview.axis-institute'),
            choices.institutes.map((value) => ({ value, label: value.toUpperCase() })),
          ),
        ]
      : []),
    narrowing(
      page,
      'programme',
      words.t('reviews.programme'),
      choices.programmes.map((value) => ({ value, label: value })),
    ),
    narrowing(
      page,
      'year',
      words.t('reviews.year'),
      years.map((value) => ({ value, label: value })),
    ),
    narrowing(
      page,
      'versions',
      words.t('reviews.filed-versions'),
      [{ value: 'all', label: words.t('reviews.filed-all') }],
      words.t('reviews.filed-last'),
    ),
  ];
};

/** Where a page of any such list begins. */
export const filingPlace = (page: Page) => placeBeside(page, dayAndId);

/** The same for the query. */
export const filingFilterOf = (narrowings: readonly Narrowing[], after: string | undefined): FilingFilter => {
  const { institute, programme, year, versions } = valuesOf(narrowings);
  return {
    institute,
    programme,
    withReplaced: versions === 'all',
    year: year ? Number(year) : undefined,
    after,
  };
};

function FilingFilters<C>({ page: { words, query }, action, narrowings, place, filters }: Props<C>) {
  const all = words.t('page.filter-reset');
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: all, href: action } : undefined}
    >
      {narrowings.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
      {filters}
      {place.field}
    </Filters>
  );
}

/** Where there are filings of the kind, while none is shown. */
function Elsewhere<C>({ page: { words }, filed, action }: Props<C>) {
  return (
    <EmptyState
      sentence={words.t('reviews.filed-elsewhere')}
      action={
        <ul>
          {filed.map(({ institute, years }) => (
            <li>
              {institute.toUpperCase()}
              {years.map((year) => (
                <>
                  {' · '}
                  <a href={withQuery(action, { institute, year: String(year) })}>{year}</a>
                </>
              ))}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function FilingTable<C>(props: Props<C>) {
  const { title, rows, empty, filed, href, content } = props;
  const { words } = props.page;
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={rows}
      empty={filed.length > 0 ? <Elsewhere {...props} /> : empty}
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

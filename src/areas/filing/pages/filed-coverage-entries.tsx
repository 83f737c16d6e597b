import { isRowNumber } from '../../../kernel/list-key.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { coverageAmiss } from '../../overview/pages/coverage-amiss.tsx';
import { coverageAsked } from '../../overview/pages/coverage-asked.tsx';
import { coverageName, coverageNarrowed } from '../../overview/pages/coverage-words.ts';
import type { CoverageChoices } from '../../overview/queries/coverage-choices.ts';
import {
  type CoverageAxis,
  type CoverageMeasure,
  coverageQuery,
} from '../../overview/rules/coverage-choice.ts';
import { entriesOfMeasure } from '../rules/filed-cells.ts';
import type { FiledEntry } from '../rules/filed-entries.ts';
import { filedMatrixOf } from './filed-choices.ts';

const entriesAPage = 50;

/** The entries that a filing keeps behind one figure of the donor's matrix. */
export const show = async (page: Page) => {
  const { words } = page;
  const { entries, choices } = await filedMatrixOf(page);
  const place = placeBeside(page, isRowNumber);
  const asked = coverageAsked(page, choices, { more: [place] });
  if (asked.isWrong)
    return coverageAmiss(page, asked, [{ label: words.t('filing.coverage'), href: paths.filedCoverage() }]);
  const { choice } = asked;
  const { measure, filter } = choice;
  const found = entriesOfMeasure(entries, measure, filter);
  const title = words.t(`overview.measure-${measure}`);
  if (isListFile(page)) return listFile(page, title, fileColumns(page, choices, measure), found);
  const from = Number(place.value ?? 0);
  const rows = found.slice(from, from + entriesAPage);
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('filing.filings'), href: paths.filings() },
        {
          label: words.t('filing.coverage'),
          href: withQuery(paths.filedCoverage(), coverageQuery(choice)),
        },
      ]}
    >
      <PageHead
        title={title}
        quiet={[...coverageNarrowed(words, choices, filter), ...sumsOf(page, measure, found)].join(' · ')}
      />
      <EntriesTable page={page} choices={choices} measure={measure} rows={rows} />
      <ListPager
        page={page}
        after={from + entriesAPage < found.length ? String(from + entriesAPage) : undefined}
      />
      {found.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>,
  );
};

const sumsOf = ({ words }: Page, measure: CoverageMeasure, found: readonly FiledEntry[]): string[] => {
  const sum = (of: (entry: FiledEntry) => number, list = found) =>
    list.reduce((total, entry) => total + of(entry), 0);
  if (measure === 'participants')
    return [words.t('overview.so-many-people', { count: sum(({ participants }) => participants) })];
  if (measure === 'activities')
    return [
      words.t('overview.so-many-of', { count: sum(({ held }) => held), of: sum(({ count }) => count) }),
    ];
  return [...Map.groupBy(found, ({ currency }) => currency)].map(([currency, list]) =>
    words.money({ minor: sum(({ minor }) => minor, [...list]), currency }),
  );
};

type TableProps = {
  page: Page;
  choices: CoverageChoices;
  measure: CoverageMeasure;
  rows: readonly FiledEntry[];
};

const shownAxes = ['aim', 'kind', 'country', 'year', 'partner'] as const satisfies readonly CoverageAxis[];

function EntriesTable({ page: { words }, choices, measure, rows }: TableProps) {
  const nameOf = coverageName(words, choices);
  return (
    <DataTable
      caption={words.t(`overview.measure-${measure}`)}
      captionHidden
      rows={rows}
      empty={words.t('overview.coverage-empty')}
      columns={[
        {
          key: 'activity',
          label: words.t('overview.activity'),
          cell: (row) => row.activity ?? words.t(`overview.coverage-${unsaidOf(row)}`),
        },
        {
          key: 'institute',
          label: words.t('overview.axis-institute'),
          cell: (row) => <a href={paths.filing({ id: row.filingId })}>{row.institute.toUpperCase()}</a>,
        },
        ...shownAxes.map((axis) => ({
          key: axis,
          label: words.t(`overview.axis-${axis}`),
          cell: (row: FiledEntry) => row.keys[axis].map((key) => nameOf(axis, key)).join(', '),
        })),
        {
          key: 'figure',
          label: words.t(`overview.measure-${measure}`),
          numeric: true,
          cell: (row) => figureOf(row, measure, words),
        },
      ]}
    />
  );
}

const unsaidOf = ({ keys }: FiledEntry): 'untied' | 'unfiled' =>
  keys.kind.includes('untied') ? 'untied' : 'unfiled';

const figureOf = (row: FiledEntry, measure: CoverageMeasure, words: Page['words']): string => {
  if (measure === 'spent') return words.money({ minor: row.minor, currency: row.currency });
  return measure === 'participants'
    ? words.number(row.participants)
    : words.t('overview.so-many-of', { count: row.held, of: row.count });
};

const fileColumns = (
  { words }: Page,
  choices: CoverageChoices,
  measure: CoverageMeasure,
): ListColumn<FiledEntry>[] => {
  const nameOf = coverageName(words, choices);
  const number = (label: string, value: ListColumn<FiledEntry>['value']): ListColumn<FiledEntry> => ({
    label,
    kind: 'number',
    value,
  });
  return [
    { label: words.t('overview.axis-institute'), value: (row) => row.institute.toUpperCase() },
    { label: words.t('overview.activity'), value: (row) => row.activity },
    ...shownAxes.map((axis) => ({
      label: words.t(`overview.axis-${axis}`),
      value: (row: FiledEntry) => row.keys[axis].map((key) => nameOf(axis, key)).join(', '),
    })),
    ...(measure === 'spent'
      ? [
          number(words.t('overview.amount'), ({ minor, currency }) => toDecimal({ minor, currency })),
          { label: words.t('overview.currency'), value: (row: FiledEntry) => row.currency },
        ]
      : [
          number(words.t('overview.measure-activities'), ({ count }) => count),
          number(words.t('overview.held'), ({ held }) => held),
          number(words.t('overview.participants'), ({ participants }) => participants),
        ]),
  ];
};

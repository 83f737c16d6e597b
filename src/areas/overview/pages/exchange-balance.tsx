import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type BalanceYear, exchangeBalance } from '../queries/exchange-balance.ts';
import { seenInstituteWithCode } from './seen-institute.ts';

type Figure = Exclude<keyof BalanceYear, 'year'>;

/** Each figure with the narrowing of the list of activities that shows what it counts. */
const figures: readonly (readonly [Figure, Readonly<Record<string, string>>])[] = [
  ['south', { state: 'held', hemisphere: 'south' }],
  ['north', { state: 'held', hemisphere: 'north' }],
  ['unsaid', { state: 'held', hemisphere: 'unsaid' }],
  ['bilateral', { state: 'held', side: 'bilateral' }],
  ['multilateral', { state: 'held', side: 'multilateral' }],
  ['held', { state: 'held' }],
  ['planned', { state: 'planned' }],
];

/** Action 7 between North and South, two and many: exchanges of the institute by year. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const years = await page.read((tx) => exchangeBalance(tx, institute.id));
  const title = page.words.t('overview.exchange-balance');
  if (isListFile(page)) return listFile(page, title, fileColumns(page, institute.code), years);
  return html(view(page, institute.code, years));
};

const view = (page: Page, institute: string, years: readonly BalanceYear[]) => {
  const { words } = page;
  const title = words.t('overview.exchange-balance');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('page.nav-portfolio'), href: paths.portfolio() },
        { label: words.t('overview.coverage'), href: paths.coverage() },
      ]}
    >
      <PageHead title={title} quiet={institute.toUpperCase()} />
      <p>{words.t('overview.exchange-balance-how')}</p>
      <DataTable
        caption={title}
        captionHidden
        rows={years}
        empty={words.t('overview.exchange-balance-empty')}
        columns={[
          {
            key: 'year',
            label: words.t('activities.year'),
            cell: ({ year }) => String(year),
            footer: words.t('overview.total'),
          },
          ...figures.map(([figure, narrowed]) => ({
            key: figure,
            label: words.say(`overview.balance-${figure}`),
            numeric: true,
            cell: ({ year, ...counts }: BalanceYear) => (
              <a href={withQuery(paths.activities(), { kind: 'A7', year: String(year), ...narrowed })}>
                {words.number(counts[figure])}
              </a>
            ),
            footer: words.number(years.reduce((sum, counts) => sum + counts[figure], 0)),
          })),
        ]}
      />
      {years.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const fileColumns = ({ words }: Page, institute: string): ListColumn<BalanceYear>[] => [
  { label: words.t('overview.axis-institute'), value: () => institute.toUpperCase() },
  { label: words.t('activities.year'), kind: 'number', value: ({ year }) => year },
  ...figures.map(([figure]) => ({
    label: words.say(`overview.balance-${figure}`),
    kind: 'number' as const,
    value: (year: BalanceYear) => year[figure],
  })),
];

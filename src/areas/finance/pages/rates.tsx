import { dayAndId, valueAndId } from '../../../kernel/list-key.ts';
import { askedBeside, orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
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
import { instituteOf } from '../../results/pages/address.ts';
import { keyOfRate, type ReferenceRateRow, ratesAPage, referenceRates } from '../queries/reference-rates.ts';
import { rateSources } from '../rules/exchange-methods.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';

/** Published rates as they were loaded: units of each currency for one euro. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const narrowings = narrowingsOf(page);
  const sought = soughtYear(page);
  const currency = askedBeside(page, {
    name: 'currency',
    label: page.words.t('finance.currency'),
    read: (typed) => (/^[a-z]{3}$/i.test(typed) ? typed.toUpperCase() : undefined),
    width: 4,
  });
  const order = orderBeside(page, ['day', 'currency']);
  const place = placeBeside(page, order.value === 'currency' ? valueAndId : dayAndId);
  const beside = [
    currency,
    soughtYearBeside(page.words, sought, page.words.t('finance.year')),
    ...[order, place],
  ];
  const file = isListFile(page) && !isAmiss(narrowings, beside);
  const filter = {
    ...valuesOf(narrowings),
    currency: currency.value,
    year: sought.year,
    sort: order.value === 'currency' ? order.value : undefined,
    after: place.value,
  };
  const rows = await page.read((tx) => referenceRates(tx, institute, filter, file ? null : ratesAPage + 1));
  if (file) return listFile(page, page.words.t('finance.rates'), fileColumns(page), rows);
  return narrowedPage(view({ page, narrowings, beside }, rows, filter.sort), narrowings, beside);
};

const narrowingsOf = (page: Page): Narrowing[] => [
  narrowing(
    page,
    'source',
    page.words.t('finance.rateSource'),
    rateSources.map((value) => ({ value, label: page.words.t(`finance.rate-of-${value}`) })),
  ),
];

type Asked = { page: Page; narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

const view = (
  { page, narrowings, beside }: Asked,
  rows: readonly ReferenceRateRow[],
  sort: 'currency' | undefined,
) => {
  const { words } = page;
  const shown = rows.slice(0, ratesAPage);
  const last = rows.length > ratesAPage ? shown.at(-1) : undefined;
  const sortBy = (by: string) => sameListWith(page, { sort: by, after: undefined });
  return (
    <Frame
      page={page}
      title={words.t('finance.rates')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.rates')}
        quiet={words.t('finance.rates-what')}
        actions={
          <>
            {mayLoadRates(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.loadRates()}>
                {words.t('finance.load-rates')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.exchangeMethods()}>{words.t('finance.exchange-methods')}</ButtonLink>
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <DataTable
        caption={words.t('finance.rates')}
        captionHidden
        rows={shown}
        empty={words.t('finance.no-rates')}
        columns={[
          {
            key: 'on',
            label: words.t('finance.rateOn'),
            cell: ({ on, source }) => (source === 'inforeuro' ? words.month(on) : words.day(on)),
            sortHref: sortBy('day'),
            sorted: sort === 'currency' ? undefined : 'descending',
          },
          {
            key: 'currency',
            label: words.t('finance.currency'),
            cell: ({ currency }) => currency,
            sortHref: sortBy('currency'),
            sorted: sort === 'currency' ? 'ascending' : undefined,
          },
          {
            key: 'rate',
            label: words.t('finance.per-euro'),
            numeric: true,
            cell: ({ perEuro }) => words.number(perEuro),
          },
          {
            key: 'source',
            label: words.t('finance.rateSource'),
            cell: ({ source }) => words.t(`finance.rate-of-${source}`),
          },
          {
            key: 'by',
            label: words.t('finance.loaded-by'),
            cell: ({ loadedBy, entryNo }) => [loadedBy, `n° ${entryNo}`].filter(Boolean).join(' · '),
          },
          { key: 'why', label: words.t('results.reason'), cell: ({ correctionReason }) => correctionReason },
        ]}
      />
      <ListPager page={page} after={last && keyOfRate(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const fileColumns = ({ words }: Page): ListColumn<ReferenceRateRow>[] => [
  { label: words.t('finance.rateOn'), kind: 'day', value: ({ on }) => on },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  { label: words.t('finance.per-euro'), kind: 'number', value: ({ perEuro }) => perEuro },
  { label: words.t('finance.rateSource'), value: ({ source }) => words.t(`finance.rate-of-${source}`) },
  { label: words.t('finance.loaded-by'), value: ({ loadedBy }) => loadedBy },
  { label: words.t('results.reason'), value: ({ correctionReason }) => correctionReason },
];

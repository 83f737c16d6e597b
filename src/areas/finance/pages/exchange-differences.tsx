import { toDecimal } from '../../../kernel/money.ts';
import { soughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf } from '../../results/pages/address.ts';
import {
  type ExchangeYear,
  exchangeYears,
  type UnspentMoney,
  unspentMoney,
} from '../queries/exchange-differences.ts';
import { BalancesLeftOut, balancesLeftOut, leavesBalancesOut } from './balances-left-out.tsx';
import { minorText } from './money-words.ts';
import { partnerAlone, programmeWhereAsked } from './place-narrowings.ts';

/** What converting gained or lost, by partner and year, and what is not spent yet; each figure opens its entries. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const sought = soughtYear(page);
  const beside = [soughtYearBeside(page.words, sought, page.words.t('finance.year'))];
  const loaded = await page.read(async (tx) => {
    const narrowings = [
      ...(await programmeWhereAsked(page, tx, institute)),
      partnerAlone(page, await partnerChoices(tx, institute)),
    ];
    const { programme: programmeId, partner: partnershipId } = valuesOf(narrowings);
    const filter = { programmeId, partnershipId, year: sought.year };
    return {
      narrowings,
      // What a payment cost is that of the money it was paid from: of a part of the ledger that is not known.
      ...(leavesBalancesOut(page)
        ? {}
        : {
            years: await exchangeYears(tx, institute, filter),
            unspent: await unspentMoney(tx, institute, filter),
          }),
    };
  });
  const { narrowings } = loaded;
  if (isListFile(page) && !isAmiss(narrowings, beside))
    return listFile(
      page,
      page.words.t('finance.exchange-differences'),
      fileColumns(page),
      loaded.years ?? [],
      balancesLeftOut(page),
    );
  return narrowedPage(view({ page, beside, ...loaded }), narrowings, beside);
};

type Props = {
  page: Page;
  /** None for whom balances are left out. */
  years?: readonly ExchangeYear[];
  unspent?: readonly UnspentMoney[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

const view = (props: Props) => {
  const { page, years, unspent, narrowings, beside } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('finance.exchange-differences')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.exchange-differences')}
        quiet={words.t('finance.exchange-differences-what')}
        actions={
          <ButtonLink href={paths.exchangeMethods()}>{words.t('finance.exchange-methods')}</ButtonLink>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      {years ? (
        <DataTable
          caption={words.t('finance.exchange-differences')}
          captionHidden
          rows={years}
          empty={words.t('finance.no-exchange-differences')}
          columns={yearColumns(page)}
        />
      ) : (
        <BalancesLeftOut page={page} partnershipId={valuesOf(narrowings).partner} />
      )}
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      {unspent && (
        <Card title={words.t('finance.exchange-unspent')}>
          <p class="quiet">{words.t('finance.exchange-unspent-what')}</p>
          <DataTable
            caption={words.t('finance.exchange-unspent')}
            captionHidden
            rows={unspent}
            empty={words.t('finance.no-exchange-unspent')}
            columns={unspentColumns(page)}
          />
        </Card>
      )}
    </Frame>
  );
};

const yearColumns = (page: Page): Column<ExchangeYear>[] => {
  const { words } = page;
  const transfers = ({ partnershipId, year }: ExchangeYear) =>
    withQuery(paths.transactions(), { partner: partnershipId, year: String(year), kind: 'disbursement' });
  const spent = ({ partnershipId, year }: ExchangeYear) =>
    withQuery(paths.expenses(), { partner: partnershipId, year: String(year) });
  const amount = (
    key: 'debited' | 'received' | 'used' | 'cost' | 'converted' | 'gain' | 'loss',
    href: (row: ExchangeYear) => string,
  ): Column<ExchangeYear> => ({
    key,
    label: words.say(`finance.exchange-${key}`),
    numeric: true,
    cell: (row) => <a href={href(row)}>{minorText(words, row[key], isLocal(key) ? row.currency : row.to)}</a>,
  });
  return [
    { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
    { key: 'year', label: words.t('finance.year'), cell: ({ year }) => String(year) },
    amount('debited', transfers),
    amount('received', transfers),
    amount('used', spent),
    amount('cost', transfers),
    amount('converted', spent),
    amount('gain', spent),
    amount('loss', spent),
  ];
};

const isLocal = (key: string): boolean => key === 'received' || key === 'used';

const unspentColumns = ({ words }: Page): Column<UnspentMoney>[] => [
  { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
  {
    key: 'left',
    label: words.t('finance.exchange-left'),
    numeric: true,
    cell: ({ left, currency }) => minorText(words, left, currency),
  },
  {
    key: 'cost',
    label: words.t('finance.exchange-cost'),
    numeric: true,
    cell: ({ cost, to }) => minorText(words, cost, to),
  },
  {
    key: 'worth',
    label: words.t('finance.exchange-worth'),
    numeric: true,
    cell: ({ worth, to }) => worth && minorText(words, worth.minor, to),
  },
  {
    key: 'rate',
    label: words.t('finance.rate'),
    cell: ({ worth }) => worth && `${words.number(worth.rate)} · ${words.day(worth.on)}`,
  },
];

const fileColumns = ({ words }: Page): ListColumn<ExchangeYear>[] => {
  const amount = (
    key: 'debited' | 'received' | 'used' | 'cost' | 'converted' | 'gain' | 'loss',
  ): ListColumn<ExchangeYear> => ({
    label: words.say(`finance.exchange-${key}`),
    kind: 'number',
    value: (row) => toDecimal({ minor: row[key], currency: isLocal(key) ? row.currency : row.to }),
  });
  return [
    { label: words.t('finance.partner'), value: ({ partner }) => partner },
    { label: words.t('finance.year'), kind: 'number', value: ({ year }) => year },
    { label: words.t('finance.currency'), value: ({ currency }) => currency },
    { label: words.t('finance.programme-currency'), value: ({ to }) => to },
    ...(['debited', 'received', 'used', 'cost', 'converted', 'gain', 'loss'] as const).map(amount),
  ];
};

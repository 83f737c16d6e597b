import { toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { type AssetRow, assets } from '../queries/assets.ts';
import { assetStates } from '../rules/asset-input.ts';
import { AssetTable } from './asset-table.tsx';
import { partnerAlone, programmeWhereAsked } from './place-narrowings.ts';

/** The inventory: what programmes bought that lasts. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words } = page;
  const { rows, narrowings } = await page.read(async (tx) => {
    const narrowings = [
      ...(await programmeWhereAsked(page, tx, institute)),
      partnerAlone(page, await partnerChoices(tx, institute)),
      narrowing(
        page,
        'state',
        words.t('finance.assetState'),
        assetStates.map((value) => ({ value, label: words.t(`finance.assetState-${value}`) })),
      ),
    ];
    const { programme: programmeId, partner: partnershipId, state } = valuesOf(narrowings);
    const filter = { programmeId, partnershipId, state: assetStates.find((each) => each === state) };
    return { narrowings, rows: await assets(tx, institute, filter) };
  });
  const title = words.t('finance.assets');
  if (isListFile(page) && !isAmiss(narrowings)) return listFile(page, title, columns(page), rows);
  return narrowedPage(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead title={title} quiet={words.t('finance.assets-what')} />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <AssetTable page={page} rows={rows} empty={words.t('finance.no-assets')} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
    narrowings,
  );
};

const columns = ({ words }: Page): ListColumn<AssetRow>[] => [
  { label: words.t('finance.inventoryNumber'), value: ({ inventoryNumber }) => inventoryNumber },
  { label: words.t('finance.assetDescription'), value: ({ description }) => description },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.place'), value: ({ place }) => place },
  { label: words.t('finance.assetState'), value: ({ state }) => words.t(`finance.assetState-${state}`) },
  { label: words.t('finance.bought-by'), value: ({ reference }) => reference },
  { label: words.t('finance.paidOn'), kind: 'day', value: ({ boughtOn }) => boughtOn },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) =>
      minor === null || currency === null ? null : toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  {
    label: words.t('finance.destination'),
    value: ({ destination }) => destination && words.t(`finance.destination-${destination}`),
  },
  { label: words.t('finance.destinationOn'), kind: 'day', value: ({ destinationOn }) => destinationOn },
  { label: words.t('records.documents'), kind: 'number', value: ({ documents }) => documents },
];

import { toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queried, queriedId } from '../../results/pages/address.ts';
import { type AssetRow, assets } from '../queries/assets.ts';
import { assetStates } from '../rules/asset-input.ts';
import { AssetTable } from './asset-table.tsx';

/** The inventory: what programmes bought that lasts. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words } = page;
  const filter = {
    programmeId: queriedId(page, 'programme'),
    partnershipId: queriedId(page, 'partner'),
    state: assetStates.find((each) => each === queried(page, 'state')),
  };
  const { rows, partners } = await page.read(async (tx) => ({
    rows: await assets(tx, institute, filter),
    partners: await partnerChoices(tx, institute),
  }));
  const title = words.t('finance.assets');
  if (isListFile(page)) return listFile(page, title, columns(page), rows);
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <PageHead title={title} quiet={words.t('finance.assets-what')} />
      <Filters label={title} action={paths.assets()} submit={words.t('page.filter')}>
        <SelectField
          name="partner"
          label={words.t('finance.partner')}
          optional=""
          placeholder={words.t('page.filter-reset')}
          value={filter.partnershipId}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="state"
          label={words.t('finance.assetState')}
          optional=""
          placeholder={words.t('page.filter-reset')}
          value={filter.state}
          options={assetStates.map((value) => ({ value, label: words.t(`finance.assetState-${value}`) }))}
        />
      </Filters>
      <AssetTable page={page} rows={rows} empty={words.t('finance.no-assets')} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
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

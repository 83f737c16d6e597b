import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { correctAsset } from '../commands/correct-asset.ts';
import { type AssetRow, assets } from '../queries/assets.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { AssetFields, assetReaders } from './asset-fields.tsx';

const load = async (page: Page): Promise<AssetRow> => {
  const [asset] = await page.read((tx) => assets(tx, instituteOf(page), { id: idOf(page) }));
  if (!asset) throw new NotFound();
  const allowed = mayRecordExpense(page.actor, asset);
  if (allowed !== true) throw new NotAllowed(allowed);
  return asset;
};

export const show = async (page: Page) => {
  const asset = await load(page);
  const { description, place, inventoryNumber, state, destination, destinationOn } = asset;
  const form = filledForm({
    description,
    place,
    inventoryNumber,
    state,
    destination: destination ?? undefined,
    destinationOn: destinationOn ? page.words.day(destinationOn) : undefined,
  });
  return html(view(page, asset, form));
};

export const save = async (page: Page) => {
  const asset = await load(page);
  const readers = { ...assetReaders, reason: text, version: wholeNumber };
  const submitted = await submit(page, correctAsset, readers, { id: asset.id });
  if (!submitted.done) return invalid(view(page, asset, submitted.state));
  return redirect(paths.inventoryItem({ id: asset.id }), 'finance.asset-kept');
};

const view = (page: Page, asset: AssetRow, state: FormState) => {
  const { words } = page;
  const back = paths.inventoryItem({ id: asset.id });
  const title = words.t('finance.correct-asset');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('finance.assets'), href: paths.assets() },
        { label: asset.inventoryNumber, href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={asset.inventoryNumber} quiet={asset.description} />
      <PageForm page={page} state={state} cancel={back} version={asset.entryNo}>
        <AssetFields page={page} state={state} />
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};

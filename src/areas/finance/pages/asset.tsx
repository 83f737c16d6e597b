import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type AssetRow, assets } from '../queries/assets.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

/** One thing of the inventory, the expense that bought it, and the deed that transfers it. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const { words, actor } = page;
  const { asset, documents } = await page.read(async (tx) => {
    const [row] = await assets(tx, institute, { id });
    if (!row) throw new NotFound();
    return { asset: row, documents: await documentsOf(tx, institute, { kind: 'asset', id }) };
  });
  const mayKeep = mayRecordExpense(actor, asset) === true;
  return html(
    <Frame
      page={page}
      title={asset.inventoryNumber}
      crumbs={[{ label: words.t('finance.assets'), href: paths.assets() }]}
    >
      <PageHead
        kind={words.t('finance.asset')}
        title={asset.description}
        quiet={[asset.inventoryNumber, asset.partner ?? words.t('finance.institute-itself')].join(' · ')}
        actions={
          mayKeep && (
            <ButtonLink kind="primary" href={paths.correctAsset({ id })}>
              {words.t('finance.correct-asset')}
            </ButtonLink>
          )
        }
      />
      <Card>
        <Facts page={page} asset={asset} />
      </Card>
      <DocumentsSection
        page={page}
        subject={{ kind: 'asset', id }}
        documents={documents}
        mayAttach={mayKeep && mayAttachDocument(actor, asset) === true}
      />
    </Frame>,
  );
};

function Facts({ page: { words }, asset }: { page: Page; asset: AssetRow }) {
  const { minor, currency, boughtOn, destination, destinationOn } = asset;
  return (
    <DescriptionList
      rows={[
        { term: words.t('finance.place'), value: asset.place },
        { term: words.t('finance.assetState'), value: words.t(`finance.assetState-${asset.state}`) },
        {
          term: words.t('finance.bought-by'),
          value: asset.reference && <a href={paths.expense({ id: asset.expenseId })}>{asset.reference}</a>,
          note: [
            boughtOn && words.day(boughtOn),
            minor !== null && currency !== null && minorText(words, minor, currency),
          ]
            .filter(Boolean)
            .join(' · '),
        },
        {
          term: words.t('finance.programme'),
          value: <a href={paths.programme({ id: asset.programmeId })}>{asset.programme}</a>,
        },
        {
          term: words.t('finance.destination'),
          value: destination && words.t(`finance.destination-${destination}`),
          note: destinationOn && words.day(destinationOn),
        },
      ]}
    />
  );
}

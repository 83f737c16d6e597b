import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import type { AssetRow } from '../queries/assets.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { AssetTable } from './asset-table.tsx';

type Props = { page: Page; expense: ExpenseDetail; assets: readonly AssetRow[] };

/** What an investment bought, and the way to put it in the inventory. */
export function ExpenseAssets({ page, expense, assets }: Props) {
  const { words, actor } = page;
  if (expense.heading !== 'investment' || expense.reversesId) return null;
  const mayAdd = expense.endedByNo === null && mayRecordExpense(actor, expense) === true;
  return (
    <Card
      id="assets"
      title={words.t('finance.assets')}
      aside={mayAdd && <a href={paths.newAsset({ id: expense.id })}>{words.t('finance.new-asset')}</a>}
    >
      <AssetTable page={page} rows={assets} empty={words.t('finance.no-assets-of-expense')} />
    </Card>
  );
}

import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';

/** One table of a page to take along, narrowed as the page is. */
export function TableFile({ page, table, label }: { page: Page; table: string; label?: string }) {
  return <ExportLinks label={label ?? page.words.t('page.export')} items={listFileLinks(page, table)} />;
}

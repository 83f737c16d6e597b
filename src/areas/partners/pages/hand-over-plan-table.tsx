import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import type { HandOverItemRow } from '../queries/hand-over-plans.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';

/** What is taken over, by whom, when, and what it costs a year afterwards. */
export function HandOverTable({ page, items }: { page: Page; items: readonly HandOverItemRow[] }) {
  const { words } = page;
  const mayKeep = mayKeepPartnerFile(page.actor) === true;
  const columns: Column<HandOverItemRow>[] = [
    { key: 'what', label: words.t('partners.what'), cell: (row) => row.what },
    { key: 'who', label: words.t('partners.takenOverBy'), cell: (row) => row.takenOverBy },
    { key: 'due', label: words.t('partners.dueOn'), cell: (row) => words.day(row.dueOn) },
    {
      key: 'cost',
      label: words.t('partners.yearlyCost'),
      numeric: true,
      cell: ({ yearlyCostMinor, currency }) =>
        yearlyCostMinor !== null && currency && words.money({ minor: yearlyCostMinor, currency }),
    },
    { key: 'bears', label: words.t('partners.borneBy'), cell: (row) => row.borneBy },
    {
      key: 'reached',
      label: words.t('partners.reachedOn'),
      cell: (row) =>
        row.reachedOn ? (
          <>
            {words.day(row.reachedOn)} <span class="quiet">{row.reachedSource}</span>
          </>
        ) : (
          mayKeep && <a href={paths.reachMilestone({ id: row.id })}>{words.t('partners.reach')}</a>
        ),
    },
  ];
  return (
    <DataTable
      caption={words.t('partners.hand-over-items')}
      captionHidden
      rows={items}
      empty={words.t('partners.no-hand-over-items')}
      columns={columns}
    />
  );
}

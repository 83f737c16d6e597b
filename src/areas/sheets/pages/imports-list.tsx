import { type ListColumn, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { importsAPage, type SheetImportRow } from '../queries/sheet-imports.ts';

/** What was imported into a programme: who, when, how much, and whether it stands. */
export function Imports({ page, imports }: { page: Page; imports: readonly SheetImportRow[] }) {
  const { words } = page;
  const number = (count: number) => words.number(count);
  const shown = imports.slice(0, importsAPage);
  const last = imports.length > importsAPage ? shown.at(-1) : undefined;
  return (
    <Card title={words.t('sheets.imports')}>
      <DataTable
        caption={words.t('sheets.imports')}
        captionHidden
        rows={shown}
        empty={words.t('sheets.no-imports')}
        columns={[
          {
            key: 'file',
            label: words.t('sheets.file'),
            cell: ({ id, fileName }) => <a href={paths.sheetImport({ id })}>{fileName}</a>,
          },
          {
            key: 'kind',
            label: words.t('sheets.kind'),
            cell: ({ kind }) => words.say(`sheets.kind-${kind}`),
          },
          { key: 'at', label: words.t('sheets.at'), cell: ({ at }) => words.moment(at) },
          { key: 'by', label: words.t('sheets.by'), cell: ({ by }) => by },
          {
            key: 'created',
            label: words.t('sheets.created'),
            numeric: true,
            cell: (row) => number(row.created),
          },
          {
            key: 'updated',
            label: words.t('sheets.updated'),
            numeric: true,
            cell: (row) => number(row.updated),
          },
          {
            key: 'unchanged',
            label: words.t('sheets.unchanged'),
            numeric: true,
            cell: (row) => number(row.unchanged),
          },
          {
            key: 'state',
            label: words.t('sheets.state'),
            cell: ({ undoneAt }) => (
              <Tag>{words.t(undoneAt ? 'sheets.state-undone' : 'sheets.state-stands')}</Tag>
            ),
          },
        ]}
      />
      <ListPager page={page} after={last && String(last.entryNo)} />
      {imports.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Card>
  );
}

export const importColumns = ({ words }: Page): ListColumn<SheetImportRow>[] => [
  { label: words.t('sheets.file'), value: ({ fileName }) => fileName },
  { label: 'SHA-256', value: ({ sha256 }) => sha256 },
  { label: words.t('sheets.kind'), value: ({ kind }) => words.say(`sheets.kind-${kind}`) },
  { label: words.t('sheets.at'), value: ({ at }) => words.moment(at) },
  { label: words.t('sheets.by'), value: ({ by }) => by },
  { label: words.t('sheets.created'), kind: 'number', value: ({ created }) => created },
  { label: words.t('sheets.updated'), kind: 'number', value: ({ updated }) => updated },
  { label: words.t('sheets.unchanged'), kind: 'number', value: ({ unchanged }) => unchanged },
  {
    label: words.t('sheets.state'),
    value: ({ undoneAt }) => words.t(undoneAt ? 'sheets.state-undone' : 'sheets.state-stands'),
  },
  { label: words.t('sheets.undo-reason'), value: ({ undoReason }) => undoReason },
];

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { DocumentRow } from '../queries/documents.ts';
import { isShielded } from '../rules/document-input.ts';
import type { Subject } from '../rules/subject.ts';

export type DocumentsSectionProps = {
  page: Page;
  /** What they hang on. */
  subject: Subject;
  /** From `documentsOf`. */
  documents: readonly DocumentRow[];
  /** `mayAttachDocument(actor, {partnershipId}) === true`. */
  mayAttach: boolean;
};

/** The documents of a thing, as a card of its page. */
export function DocumentsSection({ page, subject, documents, mayAttach }: DocumentsSectionProps) {
  const { words } = page;
  return (
    <Card
      id="documents"
      title={words.t('records.documents')}
      aside={mayAttach && <a href={paths.attachDocument(subject)}>{words.t('records.attach')}</a>}
    >
      <DataTable
        caption={words.t('records.documents')}
        captionHidden
        rows={documents}
        empty={words.t('records.no-documents')}
        columns={[
          {
            key: 'title',
            label: words.t('records.title'),
            cell: (row) => <a href={paths.document({ id: row.id })}>{row.title}</a>,
          },
          {
            key: 'class',
            label: words.t('records.class'),
            cell: (row) => <ClassTag words={words} documentClass={row.class} />,
          },
          { key: 'where', label: words.t('records.where'), cell: (row) => whereText(row, words) },
          { key: 'by', label: words.t('records.added-by'), cell: (row) => row.addedBy },
          { key: 'at', label: words.t('records.added-at'), cell: (row) => row.at && words.moment(row.at) },
        ]}
      />
    </Card>
  );
}

export function ClassTag({ words, documentClass }: { words: Words; documentClass: string }) {
  return (
    <Tag tone={isShielded(documentClass) ? 'warn' : 'quiet'}>
      {words.say(`records.class-${documentClass}`)}
    </Tag>
  );
}

/** What kind of file and how large, or who keeps it where. */
export const whereText = (
  { mediaType, size, keptAt, keeper }: Pick<DocumentRow, 'mediaType' | 'size' | 'keptAt' | 'keeper'>,
  words: Words,
): string => {
  if (mediaType === null) return [keptAt, keeper].filter(Boolean).join(', ');
  const kilobytes = Math.max(1, Math.round((size ?? 0) / 1024));
  return words.t('records.file-size', {
    kind: mediaType === 'application/pdf' ? 'PDF' : words.t('records.photo'),
    size: words.number(kilobytes),
  });
};

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { StageRow, StepRow } from '../queries/advocacy-facts.ts';
import { isProven } from '../rules/advocacy-stage.ts';
import { correctColumn } from './correct-link.tsx';

type Props<Row> = { page: Page; rows: readonly Row[]; mayCorrect: boolean };

/** The stages of a demand; an achievement without evidence says that it does not count. */
export function StagesTable({ page, rows, mayCorrect }: Props<StageRow>) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('rights.stages')}
      captionHidden
      rows={rows}
      empty={words.t('rights.no-stages')}
      columns={[
        {
          key: 'stage',
          label: words.t('rights.stage'),
          cell: (row) => words.t(`rights.stage-${row.stage}`),
        },
        { key: 'on', label: words.t('rights.onDay'), cell: (row) => words.day(row.onDay) },
        {
          key: 'evidence',
          label: words.t('rights.evidence'),
          cell: (row) => (isProven(row) ? <Evidence row={row} /> : <Missing page={page} />),
        },
        ...correctColumn<StageRow>(page, mayCorrect, {
          href: ({ id }) => paths.correctAdvocacyStage({ id }),
          name: (row) => `${words.t(`rights.stage-${row.stage}`)} ${words.day(row.onDay)}`,
        }),
      ]}
    />
  );
}

const Missing = ({ page }: { page: Page }) => <Tag tone="warn">{page.words.t('rights.no-evidence')}</Tag>;

function Evidence({ row: { evidence, documentId, document } }: { row: StageRow }) {
  return (
    <>
      {evidence}
      {documentId && document && (
        <>
          {' '}
          <a href={paths.document({ id: documentId })}>{document}</a>
        </>
      )}
    </>
  );
}

/** What was done for a demand, the first step first. */
export function StepsTable({ page, rows, mayCorrect }: Props<StepRow>) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('rights.steps')}
      captionHidden
      rows={rows}
      empty={words.t('rights.no-steps')}
      columns={[
        { key: 'on', label: words.t('rights.onDay'), cell: (row) => words.day(row.onDay) },
        { key: 'what', label: words.t('rights.what'), cell: (row) => row.what },
        ...correctColumn<StepRow>(page, mayCorrect, {
          href: ({ id }) => paths.correctAdvocacyStep({ id }),
          name: (row) => words.day(row.onDay),
        }),
      ]}
    />
  );
}

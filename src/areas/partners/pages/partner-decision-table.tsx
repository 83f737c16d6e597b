import { onBehalfNote } from '../../../page/on-behalf.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { PartnerDecisionRow } from '../queries/partner-decisions.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';

/** What was decided on, where its own name does not begin with that. */
const kindUnsaid = (words: Words, { about, aboutText }: PartnerDecisionRow): string | undefined => {
  const kind = words.t(`partners.about-${about}`);
  return aboutText.toLowerCase().startsWith(kind.toLowerCase()) ? undefined : kind;
};

/** What the partner's organs decided, each with its paper. */
export function PartnerDecisionTable({ page, rows }: { page: Page; rows: readonly PartnerDecisionRow[] }) {
  const { words } = page;
  const columns: Column<PartnerDecisionRow>[] = [
    { key: 'day', label: words.t('partners.decidedOn'), cell: (row) => words.day(row.decidedOn) },
    {
      key: 'about',
      label: words.t('partners.aboutText'),
      cell: (row) => (
        <>
          {row.aboutText} <span class="quiet">{kindUnsaid(words, row)}</span>
        </>
      ),
    },
    {
      key: 'verdict',
      label: words.t('partners.verdict'),
      cell: (row) => (
        <Tag tone={row.verdict === 'approved' ? 'ok' : 'quiet'}>
          {words.t(`partners.verdict-${row.verdict}`)}
        </Tag>
      ),
    },
    { key: 'organ', label: words.t('partners.organ'), cell: (row) => row.organ },
    {
      key: 'source',
      label: words.t('partners.source'),
      cell: (row) => (
        <>
          {row.source} <span class="quiet">{onBehalfNote(page, row.enteredOnBehalf)}</span>
        </>
      ),
    },
  ];
  const correct: Column<PartnerDecisionRow> = {
    key: 'correct',
    action: true,
    label: words.t('partners.correct'),
    cell: (row) => <a href={paths.correctPartnerDecision({ id: row.id })}>{words.t('partners.correct')}</a>,
  };
  return (
    <DataTable
      caption={words.t('partners.decisions')}
      captionHidden
      rows={rows}
      empty={words.t('partners.no-decisions')}
      columns={mayKeepPartnerFile(page.actor) === true ? [...columns, correct] : columns}
    />
  );
}

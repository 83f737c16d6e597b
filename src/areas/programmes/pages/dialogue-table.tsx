import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { DonorDialogueRow } from '../queries/donor-dialogues.ts';

/** The same as it is taken along. */
export const dialogueColumns = ({ words }: Page): ListColumn<DonorDialogueRow>[] => [
  { label: words.t('programmes.held-on'), kind: 'day', value: ({ heldOn }) => heldOn },
  {
    label: words.t('programmes.dialogue-kind'),
    value: ({ kind }) => words.t(`programmes.dialogue-kind-${kind}`),
  },
  {
    label: words.t('programmes.programme'),
    value: ({ programme }) => programme ?? words.t('programmes.dialogue-of-institute'),
  },
  { label: words.t('programmes.framework'), value: ({ framework }) => framework && words.text(framework) },
  { label: words.t('programmes.dialogue-participants'), value: ({ participants }) => participants },
  {
    label: `${words.t('programmes.commitments')} (${words.t('programmes.commitment-state-open')})`,
    kind: 'number',
    value: ({ open }) => open,
  },
];

/** Dialogues with the donor, and how much of what was promised is open. */
export function DialogueTable({ page: { words }, rows }: { page: Page; rows: readonly DonorDialogueRow[] }) {
  return (
    <DataTable
      caption={words.t('programmes.dialogues')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.dialogue-none')}
      columns={[
        {
          key: 'held',
          label: words.t('programmes.held-on'),
          cell: (row) => <a href={paths.donorDialogue({ id: row.id })}>{words.day(row.heldOn)}</a>,
        },
        {
          key: 'kind',
          label: words.t('programmes.dialogue-kind'),
          cell: (row) => words.t(`programmes.dialogue-kind-${row.kind}`),
        },
        {
          key: 'programme',
          label: words.t('programmes.programme'),
          cell: (row) => row.programme ?? words.t('programmes.dialogue-of-institute'),
        },
        {
          key: 'framework',
          label: words.t('programmes.framework'),
          cell: (row) => row.framework && words.text(row.framework),
        },
        {
          key: 'participants',
          label: words.t('programmes.dialogue-participants'),
          cell: (row) => row.participants,
        },
        {
          key: 'open',
          label: words.t('programmes.commitments'),
          cell: (row) => (
            <Tag tone={row.open > 0 ? 'warn' : 'quiet'}>
              {words.t('programmes.commitments-open', { count: row.open })}
            </Tag>
          ),
        },
      ]}
    />
  );
}

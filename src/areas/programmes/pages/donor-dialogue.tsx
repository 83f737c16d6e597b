import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type Hanging, HangingOn, hangingOn } from '../../partners/pages/hanging-on.tsx';
import { type CommitmentRow, commitmentsOf, type DonorDialogueRow } from '../queries/donor-dialogues.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { dialogueCrumbs, dialogueSubject } from './dialogue-subject.ts';
import { requireFile, routeId } from './page-subject.ts';

type Seen = {
  dialogue: DonorDialogueRow;
  commitments: readonly CommitmentRow[];
  hanging: Hanging;
};

/** One dialogue with the donor: who took part, what was said, what was promised and what became of it. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const id = routeId(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const subject = await dialogueSubject(tx, institute.id, id);
    if (!subject) throw new NotFound();
    return {
      ...subject,
      commitments: await commitmentsOf(tx, institute.id, id),
      hanging: await hangingOn(page, tx, institute.id, { kind: 'donor_dialogue', id }),
    };
  });
  const { dialogue, commitments } = seen;
  return isListFile(page)
    ? listFile(
        page,
        `${page.words.t('programmes.commitments')} ${dialogue.heldOn}`,
        columns(page),
        commitments,
      )
    : html(view(page, seen));
};

const columns = ({ words }: Page): ListColumn<CommitmentRow>[] => [
  { label: words.t('programmes.commitment'), value: ({ what }) => what },
  { label: words.t('programmes.by-function'), value: ({ byFunction }) => byFunction },
  { label: words.t('programmes.due-on'), kind: 'day', value: ({ dueOn }) => dueOn },
  {
    label: words.t('programmes.commitment-state'),
    value: ({ state }) => words.t(`programmes.commitment-state-${state}`),
  },
  { label: words.t('programmes.on-day'), kind: 'day', value: ({ onDay }) => onDay },
  { label: words.t('programmes.note'), value: ({ note }) => note },
];

const view = (page: Page, { dialogue, commitments, hanging }: Seen) => {
  const { words } = page;
  const { id, kind, framework, frameworkId } = dialogue;
  const title = `${words.t(`programmes.dialogue-kind-${kind}`)} · ${words.day(dialogue.heldOn)}`;
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  return (
    <Frame page={page} title={title} crumbs={dialogueCrumbs(page, dialogue)}>
      <PageHead
        title={title}
        kind={dialogue.programme ?? words.t('programmes.dialogue-of-institute')}
        actions={
          mayKeep && (
            <>
              <ButtonLink kind="primary" href={paths.newCommitment({ id })}>
                {words.t('programmes.commitment-new')}
              </ButtonLink>
              <ButtonLink href={paths.editDonorDialogue({ id })}>{words.t('page.edit')}</ButtonLink>
              <ButtonLink href={paths.withdrawDonorDialogue({ id })}>
                {words.t('programmes.dialogue-withdraw')}
              </ButtonLink>
            </>
          )
        }
      />
      <Card>
        <DescriptionList
          rows={[
            {
              term: words.t('programmes.framework'),
              value: frameworkId && framework && (
                <a href={paths.framework({ id: frameworkId })}>{words.text(framework)}</a>
              ),
            },
            { term: words.t('programmes.dialogue-participants'), value: dialogue.participants },
            { term: words.t('programmes.dialogue-summary'), value: dialogue.summary },
          ]}
        />
      </Card>
      <Card title={words.t('programmes.commitments')}>
        <Commitments page={page} rows={commitments} mayKeep={mayKeep} />
        {commitments.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
      </Card>
      <HangingOn
        page={page}
        subject={{ kind: 'donor_dialogue', id }}
        partnershipId={null}
        hanging={hanging}
      />
    </Frame>
  );
};

const toneOf = { done: 'ok', dropped: 'quiet', open: 'warn' } as const;

type Rows = { page: Page; rows: readonly CommitmentRow[]; mayKeep: boolean };

function Commitments({ page: { words }, rows, mayKeep }: Rows) {
  return (
    <DataTable
      caption={words.t('programmes.commitments')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.commitment-none')}
      columns={[
        { key: 'what', label: words.t('programmes.commitment'), cell: (row) => row.what },
        { key: 'by', label: words.t('programmes.by-function'), cell: (row) => row.byFunction },
        { key: 'due', label: words.t('programmes.due-on'), cell: (row) => words.day(row.dueOn) },
        {
          key: 'state',
          label: words.t('programmes.commitment-state'),
          cell: (row) => (
            <Tag tone={toneOf[row.state]}>{words.t(`programmes.commitment-state-${row.state}`)}</Tag>
          ),
        },
        {
          key: 'note',
          label: words.t('programmes.note'),
          cell: (row) => [row.onDay && words.day(row.onDay), row.note].filter(Boolean).join(' · '),
        },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: (row) =>
            mayKeep && (
              <>
                <a href={paths.followUpCommitment({ id: row.id })}>
                  {words.t('programmes.commitment-follow-up')}
                </a>{' '}
                <a href={paths.correctCommitment({ id: row.id })}>
                  {words.t('programmes.commitment-correct')}
                </a>
              </>
            ),
        },
      ]}
    />
  );
}

import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf } from '../../results/pages/address.ts';
import { withdrawBlock } from '../commands/withdraw-block.ts';
import {
  type CoApplicant,
  coApplicants,
  type JointProgramme,
  jointProgramme,
} from '../queries/joint-programmes.ts';
import { cellsOfBlocks, type ReleasedBlock, releasedBlock } from '../queries/released-blocks.ts';
import type { BlockCell } from '../rules/joint-block.ts';
import { mayReleaseBlock } from '../rules/joint-permissions.ts';
import { BlockTable } from './block-table.tsx';
import { jointCrumbs, jointReader } from './seen-joint.ts';

type Loaded = {
  block: ReleasedBlock;
  cells: readonly BlockCell[];
  /** Undefined where the institute has left it: then it reads its own block and nothing around it. */
  joint: JointProgramme | undefined;
  member: CoApplicant | undefined;
  isOwn: boolean;
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = jointReader(page);
  return page.read(async (tx) => {
    const block = await releasedBlock(tx, institute, idOf(page));
    if (!block) throw new NotFound();
    const joint = await jointProgramme(tx, institute, block.jointId);
    const isOwn = block.ownerId === institute;
    if (!joint && !isOwn) throw new NotFound();
    const members = joint ? await coApplicants(tx, joint) : [];
    return {
      block,
      joint,
      isOwn,
      member: members.find(({ id }) => id === block.coApplicantId),
      cells: (await cellsOfBlocks(tx, [block.id])).get(block.id) ?? [],
    };
  });
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** Withdraws the block. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.block;
  const submitted = await submit(page, withdrawBlock, { reason: text }, { id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.releasedBlock({ id }), 'joint.withdrawn');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words, actor } = page;
  const { block, cells, joint, member, isOwn } = loaded;
  const title = words.t('joint.block-of', { name: member?.name ?? actor.institute?.code ?? '' });
  const stands = block.endedByNo === null;
  const mayWithdraw = isOwn && stands && mayReleaseBlock(actor) === true;
  const home = { label: words.t('joint.joint-programmes'), href: paths.jointProgrammes() };
  const ended = block.withdrawnBy === null ? 'joint.block-replaced' : 'joint.block-withdrawn';
  return (
    <Frame page={page} title={title} crumbs={joint ? jointCrumbs(page, joint) : [home]}>
      <PageHead
        title={title}
        kind={words.t('joint.released-block')}
        tags={<Tag tone={stands ? 'ok' : 'quiet'}>{words.t(stands ? 'joint.block-stands' : ended)}</Tag>}
      />
      {member?.tenantId === null && <Notice kind="info">{words.t('joint.not-judged')}</Notice>}
      <Facts page={page} block={block} />
      <BlockTable
        page={page}
        cells={cells}
        currency={joint?.currency ?? 'EUR'}
        caption={words.t('joint.released-block')}
      />
      {mayWithdraw && (
        <Card title={words.t('joint.withdraw')}>
          <PageForm
            page={page}
            state={state}
            cancel={paths.jointProgrammes()}
            buttons={[{ label: words.t('joint.withdraw'), kind: 'danger' }]}
          >
            <p>{words.t('joint.withdraw-what')}</p>
            <TextArea
              {...fieldOf(page, state)('reason')}
              label={words.t('results.reason')}
              hint={words.t('finance.no-names')}
              rows={2}
            />
          </PageForm>
        </Card>
      )}
    </Frame>
  );
};

function Facts({ page: { words }, block }: { page: Page; block: ReleasedBlock }) {
  const { asOfDay, by, at, digest, leftOut, withdrawnBy, withdrawnReason } = block;
  return (
    <DescriptionList
      rows={[
        { term: words.t('joint.as-of'), value: words.day(asOfDay) },
        { term: words.t('joint.released-by'), value: `${by}, ${words.moment(at)}` },
        { term: words.t('joint.left-out'), value: leftOut.join(', ') },
        { term: words.t('joint.digest'), value: <code>{digest}</code> },
        { term: words.t('joint.withdrawn-by'), value: withdrawnBy && `${withdrawnBy}: ${withdrawnReason}` },
      ]}
    />
  );
}

import { Frame } from '../../../page/frame.tsx';
import { AmissFields, NarrowingErrors, narrowedPage, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { programmeWhereAsked } from '../../finance/pages/place-narrowings.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { type JointProgramme, jointProgrammes } from '../queries/joint-programmes.ts';
import { ownBlocks, type ReleasedBlock } from '../queries/released-blocks.ts';
import { mayKeepJoint, mayReleaseBlock } from '../rules/joint-permissions.ts';
import { jointReader } from './seen-joint.ts';

export const show = async (page: Page) => {
  const institute = jointReader(page);
  const loaded = await page.read(async (tx) => {
    const narrowings = await programmeWhereAsked(page, tx, institute);
    const { programme: asked } = valuesOf(narrowings);
    return {
      narrowings,
      programme: asked ? await programmeById(tx, institute, asked) : undefined,
      joint: await jointProgrammes(tx, institute),
      blocks: await ownBlocks(tx, institute),
    };
  });
  const { narrowings, programme, joint, blocks } = loaded;
  const { words } = page;
  const isPart = joint.some(({ programmeId }) => programmeId === programme?.id);
  return narrowedPage(
    <Frame page={page} title={words.t('joint.joint-programmes')}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={words.t('joint.joint-programmes')}
        quiet={words.t('joint.what')}
        actions={
          programme &&
          !isPart &&
          mayKeepJoint(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newJointProgramme({ id: programme.id })}>
              {words.t('joint.open-with', { programme: programme.reference })}
            </ButtonLink>
          )
        }
      />
      <AmissFields page={page} narrowings={narrowings} />
      <List page={page} joint={joint} />
      <OwnBlocks page={page} blocks={blocks} joint={joint} />
    </Frame>,
    narrowings,
  );
};

function List({ page, joint }: { page: Page; joint: readonly JointProgramme[] }) {
  const { words, actor } = page;
  return (
    <DataTable
      caption={words.t('joint.joint-programmes')}
      captionHidden
      rows={joint}
      empty={words.t('joint.none')}
      columns={[
        {
          key: 'reference',
          label: words.t('joint.reference'),
          cell: ({ id, reference, title }) => (
            <a href={paths.jointProgramme({ id })}>
              {reference} {words.text(title)}
            </a>
          ),
        },
        {
          key: 'period',
          label: words.t('results.period'),
          cell: ({ fromOn, untilOn }) => `${words.day(fromOn)} – ${words.day(untilOn)}`,
        },
        {
          key: 'role',
          label: words.t('joint.role'),
          cell: ({ leadId }) => words.t(leadId === actor.institute?.id ? 'joint.leads' : 'joint.is-in'),
        },
        {
          key: 'part',
          label: words.t('joint.own-part'),
          cell: ({ id, programmeId }) =>
            programmeId ? (
              <a href={paths.programme({ id: programmeId })}>{words.t('joint.own-programme')}</a>
            ) : (
              mayReleaseBlock(actor) === true && (
                <a href={paths.takePart({ id })}>{words.t('joint.take-part')}</a>
              )
            ),
        },
      ]}
    />
  );
}

/** Also of joint programmes that the institute has left: what it released there stays its own to withdraw. */
function OwnBlocks({
  page,
  blocks,
  joint,
}: {
  page: Page;
  blocks: readonly ReleasedBlock[];
  joint: readonly JointProgramme[];
}) {
  const { words } = page;
  if (blocks.length === 0) return null;
  const state = ({ endedByNo, withdrawnBy }: ReleasedBlock) =>
    endedByNo === null ? 'stands' : withdrawnBy === null ? 'replaced' : 'withdrawn';
  return (
    <Card title={words.t('joint.own-blocks')}>
      <DataTable
        caption={words.t('joint.own-blocks')}
        captionHidden
        rows={blocks}
        empty=""
        columns={[
          {
            key: 'block',
            label: words.t('joint.as-of'),
            cell: ({ id, asOfDay }) => <a href={paths.releasedBlock({ id })}>{words.day(asOfDay)}</a>,
          },
          {
            key: 'joint',
            label: words.t('joint.joint-programme'),
            cell: ({ jointId }) =>
              joint.find(({ id }) => id === jointId)?.reference ?? words.t('joint.one-left'),
          },
          {
            key: 'by',
            label: words.t('joint.released-by'),
            cell: ({ by, at }) => `${by}, ${words.moment(at)}`,
          },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: (block) => words.t(`joint.block-${state(block)}`),
          },
        ]}
      />
    </Card>
  );
}

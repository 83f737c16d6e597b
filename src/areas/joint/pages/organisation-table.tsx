import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Organisation } from '../queries/consolidated.ts';
import { sums } from '../rules/joint-block.ts';
import { mayKeepJoint, mayReleaseBlock } from '../rules/joint-permissions.ts';
import type { JointProps } from './joint-programme.tsx';

/** Who is in it, what each has released, who released it when; what is missing says so. */
export function OrganisationTable(props: JointProps) {
  const { page, joint, organisations } = props;
  const { words } = page;
  const said = (minor: number) => words.money({ minor, currency: joint.currency });
  const figure = (field: 'budget' | 'actual') => ({
    key: field,
    label: words.t(`joint.${field}`),
    numeric: true,
    cell: ({ released }: Organisation) =>
      released ? (
        <a href={paths.releasedBlock({ id: released.id })}>{said(sums(released.cells)[field])}</a>
      ) : (
        words.t('joint.not-released')
      ),
    footer: said(sums(organisations.flatMap(({ released }) => released?.cells ?? []))[field]),
  });
  return (
    <div id="organisations">
      <DataTable
        caption={words.t('joint.organisations')}
        rows={organisations}
        empty=""
        columns={[
          {
            key: 'name',
            label: words.t('joint.organisation'),
            cell: (row) => <Named {...props} row={row} />,
            footer: words.t('finance.total'),
          },
          figure('budget'),
          figure('actual'),
          {
            key: 'by',
            label: words.t('joint.released-by'),
            cell: ({ released }) =>
              released &&
              words.t('joint.released-when', {
                name: released.by,
                moment: words.moment(released.at),
                day: words.day(released.asOfDay),
              }),
          },
          {
            key: 'do',
            label: words.t('joint.actions'),
            action: true,
            cell: (row) => <MemberActions {...props} row={row} />,
          },
        ]}
      />
    </div>
  );
}

function Named({ page: { words }, joint, row }: JointProps & { row: Organisation }) {
  return (
    <>
      {row.name} {row.tenantId === joint.leadId && <Tag>{words.t('joint.lead')}</Tag>}
      {row.tenantId === null && <Tag>{words.t('joint.not-here')}</Tag>}
      {row.leftOn && <Tag tone="quiet">{words.t('joint.left-since', { day: words.day(row.leftOn) })}</Tag>}
      {row.tenantId === null && <span class="quiet"> {words.t('joint.not-judged')}</span>}
    </>
  );
}

function MemberActions({ page, joint, row }: JointProps & { row: Organisation }) {
  const { words, actor } = page;
  if (joint.leadId !== actor.institute?.id || mayKeepJoint(actor) !== true) return null;
  const address = { id: joint.id, member: row.id };
  const isOther = row.tenantId !== joint.leadId && row.leftOn === null;
  return (
    <>
      {row.tenantId === null && row.leftOn === null && (
        <>
          <a href={paths.organisationAmounts(address)}>{words.t('joint.enter-amounts')}</a>{' '}
          {mayReleaseBlock(actor) === true && (
            <a href={paths.releaseBlock(address)}>{words.t('joint.release')}</a>
          )}{' '}
        </>
      )}
      {isOther && <a href={paths.recordLeaving(address)}>{words.t('joint.record-leaving')}</a>}
    </>
  );
}

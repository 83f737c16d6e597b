import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { jointCheck, type Organisation, organisationsOf } from '../queries/consolidated.ts';
import { type JointOutcome, type JointProgramme, jointOutcomes } from '../queries/joint-programmes.ts';
import { sums } from '../rules/joint-block.ts';
import { mayKeepJoint, mayReleaseBlock } from '../rules/joint-permissions.ts';
import { type ConsolidatedRow, ConsolidatedTables, consolidatedRows } from './consolidated-tables.tsx';
import { OrganisationTable } from './organisation-table.tsx';
import { seenJoint } from './seen-joint.ts';

export type JointProps = {
  page: Page;
  joint: JointProgramme;
  outcomes: readonly JointOutcome[];
  organisations: readonly Organisation[];
  check: Check;
};

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const joint = await seenJoint(page, tx);
    const organisations = await organisationsOf(tx, joint);
    return {
      joint,
      organisations,
      outcomes: await jointOutcomes(tx, joint),
      check: await jointCheck(tx, institute, { joint, organisations, day: todayIn(), ...accounted(joint) }),
    };
  });
  const props = { page, ...loaded };
  if (!isListFile(page)) return html(view(props));
  const name = `${page.words.t('joint.consolidated')} ${loaded.joint.reference}`;
  return listFile(page, name, fileColumns(props), consolidatedRows(props));
};

/** The last year that is over, whose account is filed next; none before the first one is. */
const accounted = ({ fromOn, untilOn }: JointProgramme): { year?: number } => {
  const year = Math.min(yearOf(todayIn()) - 1, yearOf(untilOn));
  return year < yearOf(fromOn) ? {} : { year };
};

const view = (props: JointProps) => {
  const { page, joint, organisations, check } = props;
  const { words } = page;
  const missing = organisations.filter(({ released, leftOn }) => !released && leftOn === null);
  const total = sums(organisations.flatMap(({ released }) => released?.cells ?? []));
  const said = (minor: number) => words.money({ minor, currency: joint.currency });
  return (
    <Frame
      page={page}
      title={words.text(joint.title)}
      crumbs={[{ label: words.t('joint.joint-programmes'), href: paths.jointProgrammes() }]}
    >
      <PageHead
        kind={`${words.t('joint.joint-programme')} · ${joint.reference}`}
        title={words.text(joint.title)}
        quiet={`${words.day(joint.fromOn)} – ${words.day(joint.untilOn)}`}
        actions={<HeadActions {...props} />}
      />
      {missing.length > 0 && (
        <Notice kind="warning">
          {words.t('joint.missing', { names: missing.map(({ name }) => name).join(', ') })}
        </Notice>
      )}
      <Figures
        items={[
          { label: words.t('joint.budget'), value: said(total.budget), href: '#organisations' },
          { label: words.t('joint.actual'), value: said(total.actual), href: '#organisations' },
        ]}
      />
      <p class="quiet">{words.t('joint.sum-of-released')}</p>
      <Card title={words.t('rulebook.checks-standing')}>
        <CheckLines
          page={page}
          subject={joint.programmeId ? { kind: 'programme', id: joint.programmeId } : undefined}
          checks={[check]}
        />
      </Card>
      <OrganisationTable {...props} />
      <ConsolidatedTables {...props} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

function HeadActions({ page, joint, organisations }: JointProps) {
  const { words, actor } = page;
  const { id } = joint;
  const own = organisations.find(({ tenantId }) => tenantId === actor.institute?.id);
  const isKept = joint.leadId === actor.institute?.id && mayKeepJoint(actor) === true;
  return (
    <>
      {own && joint.programmeId && mayReleaseBlock(actor) === true && (
        <ButtonLink kind="primary" href={paths.releaseBlock({ id, member: own.id })}>
          {words.t('joint.release-own')}
        </ButtonLink>
      )}
      {!joint.programmeId && mayReleaseBlock(actor) === true && (
        <ButtonLink kind="primary" href={paths.takePart({ id })}>
          {words.t('joint.take-part')}
        </ButtonLink>
      )}
      {isKept && (
        <>
          <ButtonLink href={paths.newCoApplicant({ id })}>{words.t('joint.add-member')}</ButtonLink>
          <ButtonLink href={paths.newJointOutcome({ id })}>{words.t('joint.new-outcome')}</ButtonLink>
        </>
      )}
    </>
  );
}

const fileColumns = ({ page: { words }, joint }: JointProps): ListColumn<ConsolidatedRow>[] => {
  const said = (minor: number) => toDecimal({ minor, currency: joint.currency });
  return [
    { label: words.t('joint.organisation'), value: ({ organisation }) => organisation },
    { label: words.t('finance.outcome'), value: ({ outcome }) => outcome },
    { label: words.t('finance.year'), value: ({ year }) => year },
    {
      label: `${words.t('joint.budget')} (${joint.currency})`,
      kind: 'number',
      value: ({ budget }) => said(budget),
    },
    {
      label: `${words.t('joint.actual')} (${joint.currency})`,
      kind: 'number',
      value: ({ actual }) => said(actual),
    },
  ];
};

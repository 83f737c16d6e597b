import type { Child } from 'hono/jsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import { mayReadJoint } from '../../joint/rules/joint-permissions.ts';
import { mayReadObligations } from '../../obligations/rules/obligation-permissions.ts';
import {
  mayDecideProgramme,
  mayKeepProgrammes,
  mayReadProgrammeFile,
} from '../../programmes/rules/programme-permissions.ts';
import { mayReadReports } from '../../results/rules/report-permissions.ts';
import { mayReadPartnerReports } from '../../reviews/rules/partner-report-permissions.ts';
import type { ProgrammeHead } from '../queries/programme-head.ts';
import { daysText } from './period-text.ts';

export type ProgrammeSide = 'overview' | 'file' | 'checks' | 'records';

type Props = { page: Page; head: ProgrammeHead; side: ProgrammeSide; children: Child };

/** What stands around every side of a programme: its head and its tabs. */
export function ProgrammeFrame({ page, head, side, children }: Props) {
  const { words } = page;
  const title = words.text(head.title) || head.reference;
  const { decision } = head;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('page.nav-programmes'), href: paths.programmes() }]}
    >
      <PageHead
        title={title}
        quiet={[head.reference, daysText(words, head.fromOn, head.untilOn)].join(' · ')}
        tags={
          <Tag tone={decision ? stateTone[decision.kind] : 'quiet'}>
            {[
              words.say(`programmes.state-${decision?.kind ?? 'preparing'}`),
              decision && words.day(decision.on),
              decision?.reference,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Tag>
        }
        actions={<ProgrammeActions page={page} head={head} />}
      />
      <Tabs label={words.t('overview.programme')} items={tabs(page, head, side)} />
      {children}
    </Frame>
  );
}

const stateTone = { submitted: 'info', decided: 'ok', refused: 'stop', closed: 'quiet' } as const;

const tabs = ({ words, actor }: Page, { id }: ProgrammeHead, side: ProgrammeSide) => {
  const of = (url: string) => withQuery(url, { programme: id });
  return [
    { label: words.t('overview.in-short'), href: paths.programme({ id }), current: side === 'overview' },
    { label: words.t('programmes.theory'), href: paths.theory({ id }) },
    ...(mayReadProgrammeFile(actor) === true
      ? [
          { label: words.t('programmes.risks'), href: paths.programmeRisks({ id }) },
          { label: words.t('programmes.markers'), href: paths.programmeMarkers({ id }) },
          { label: words.t('reviews.evaluations'), href: of(paths.evaluations()) },
          { label: words.t('programmes.file'), href: paths.programmeFile({ id }), current: side === 'file' },
        ]
      : []),
    { label: words.t('overview.budget'), href: paths.budget({ id }) },
    { label: words.t('overview.budget-and-spending'), href: paths.budgetAgainstActual({ id }) },
    ...(mayReadJoint(actor) === true
      ? [{ label: words.t('joint.joint'), href: of(paths.jointProgrammes()) }]
      : []),
    { label: words.t('sheets.title'), href: paths.sheets({ id }) },
    { label: words.t('page.nav-results'), href: paths.resultFigures({ id }) },
    ...(mayReadReports(actor) === true
      ? [{ label: words.t('results.windows'), href: paths.reportingWindows({ id }) }]
      : []),
    { label: words.t('page.nav-activities'), href: of(paths.activities()) },
    ...(mayReadObligations(actor) === true
      ? [{ label: words.t('obligations.programme-year'), href: paths.programmeYear({ id }) }]
      : []),
    { label: words.t('overview.reviews'), href: of(paths.reviews()) },
    ...(mayReadPartnerReports(actor) === true
      ? [{ label: words.t('reviews.reports'), href: of(paths.partnerReports()) }]
      : []),
    { label: words.t('overview.checks'), href: paths.programmeChecks({ id }), current: side === 'checks' },
    { label: words.t('overview.records'), href: paths.programmeRecords({ id }), current: side === 'records' },
    // Filing and publishing stand above this area: whoever keeps a programme files and publishes it.
    ...(mayKeepProgrammes(actor) === true
      ? [
          { label: words.t('overview.filing'), href: paths.fileProgramme({ id }) },
          { label: 'IATI', href: paths.exportIati({ id }) },
        ]
      : []),
    { label: words.t('overview.history'), href: paths.history({ kind: 'programme', id }) },
  ];
};

function ProgrammeActions({ page: { words, actor }, head: { id } }: { page: Page; head: ProgrammeHead }) {
  return (
    <>
      {mayKeepActivities(actor) === true && (
        <ButtonLink kind="primary" href={withQuery(paths.chooseActivityKind(), { programme: id })}>
          {words.t('overview.plan-activity')}
        </ButtonLink>
      )}
      {mayKeepProgrammes(actor) === true && (
        <>
          <ButtonLink href={paths.newOutcome({ id })}>{words.t('overview.new-outcome')}</ButtonLink>
          <ButtonLink href={paths.editProgramme({ id })}>{words.t('page.edit')}</ButtonLink>
        </>
      )}
      {mayDecideProgramme(actor) === true && (
        <ButtonLink href={paths.decideProgramme({ id })}>{words.t('overview.record-decision')}</ButtonLink>
      )}
    </>
  );
}

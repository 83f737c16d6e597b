import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { DecidedBy, readsPartnerFiles } from '../../partners/pages/decided-by.tsx';
import { type DecisionAbout, decisionsAbout } from '../../partners/queries/partner-decisions.ts';
import { PlanTag } from '../../programmes/pages/action-plans.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import {
  type ActionPlanRow,
  actionPlanById,
  editionsOf,
  type PlanLineRow,
  planLinesOf,
} from '../../programmes/queries/action-plans.ts';
import { nearsItsEnd } from '../../programmes/rules/plan-end.ts';
import { mayKeepActionPlans } from '../../programmes/rules/programme-permissions.ts';
import {
  type LineProgress,
  progressOfLines,
  type VarianceRow,
  varianceOfPlan,
} from '../queries/plan-progress.ts';
import { type RealisedYear, realisedByYear } from '../queries/plan-years.ts';
import { type UniquePeople, uniquePeopleOf } from '../queries/unique-people.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { actionPlanFile } from './action-plan-file.ts';
import { PlanYears } from './plan-years.tsx';

export type LoadedPlan = {
  plan: ActionPlanRow;
  lines: readonly PlanLineRow[];
  progress: ReadonlyMap<string, LineProgress>;
  years: ReadonlyMap<number, RealisedYear>;
  people: ReadonlyMap<number, UniquePeople>;
  variance: readonly VarianceRow[];
  editions: readonly ActionPlanRow[];
  decisions: readonly DecisionAbout[];
};

export const show = async (page: Page) => {
  const { id: institute } = requireInstitute(page);
  const id = routeId(page);
  const loaded = await page.read(async (tx): Promise<LoadedPlan> => {
    const plan = await actionPlanById(tx, institute, id);
    if (!plan) throw new NotFound();
    return {
      plan,
      lines: await planLinesOf(tx, institute, [id]),
      progress: await progressOfLines(tx, institute, id),
      years: await realisedByYear(tx, institute, id),
      people: await uniquePeopleOf(tx, institute, id),
      variance: await varianceOfPlan(tx, institute, id),
      editions: await editionsOf(tx, institute, plan),
      decisions: readsPartnerFiles(page) ? await decisionsAbout(tx, institute, [id]) : [],
    };
  });
  return isListFile(page) ? actionPlanFile(page, loaded) : html(view(page, loaded));
};

const view = (page: Page, loaded: LoadedPlan) => {
  const { plan, lines, progress, years, people, variance, editions, decisions } = loaded;
  const { words } = page;
  const title = words.text(plan.title);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('programmes.action-plans'), href: paths.actionPlans() }]}
    >
      <PageHead
        title={title}
        kind={words.t('programmes.action-plan')}
        quiet={`${plan.partner} · ${words.country(plan.country)}`}
        tags={<PlanTag page={page} plan={plan} />}
        actions={<PlanActions page={page} plan={plan} isLast={editions[0]?.id === plan.id} lines={lines} />}
      />
      <Card>
        <DescriptionList
          rows={[
            {
              term: words.t('programmes.period'),
              value: `${words.day(plan.fromOn)} – ${words.day(plan.untilOn)}`,
            },
            { term: words.t('programmes.edition'), value: words.number(plan.edition) },
            { term: words.t('programmes.organ'), value: plan.approvedBy },
            { term: words.t('programmes.on-behalf'), value: plan.enteredOnBehalf },
            {
              term: words.t('programmes.no-plan-follows'),
              value: plan.end && `${plan.end.organ}, ${words.day(plan.end.onDay)}`,
              note: plan.end?.reason,
            },
            {
              term: words.t('programmes.copied-from'),
              value: plan.copiedFrom && (
                <a href={paths.actionPlan({ id: plan.copiedFrom.id })}>{words.text(plan.copiedFrom.title)}</a>
              ),
              note:
                plan.copiedFrom &&
                `${words.day(plan.copiedFrom.fromOn)} – ${words.day(plan.copiedFrom.untilOn)}`,
            },
          ]}
        />
      </Card>
      <DecidedBy page={page} decisions={decisions} />
      <Lines page={page} plan={plan} lines={lines} progress={progress} />
      {lines.length > 0 && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'lines')} />
      )}
      <PlanYears page={page} plan={plan} lines={lines} realised={years} declared={people} />
      <Card title={words.t('activities.variance')}>
        <Variance page={page} rows={variance} />
        {variance.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'variance')} />
        )}
      </Card>
      {editions.length > 1 && (
        <Card title={words.t('programmes.editions')}>
          <ul>
            {editions.map((edition) => (
              <li>
                <a
                  href={paths.actionPlan({ id: edition.id })}
                  aria-current={edition.id === plan.id ? 'page' : undefined}
                >
                  {words.t('programmes.edition-number', { number: edition.edition })}
                </a>{' '}
                <PlanTag page={page} plan={edition} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Frame>
  );
};

type ActionsProps = { page: Page; plan: ActionPlanRow; isLast: boolean; lines: readonly PlanLineRow[] };

function PlanActions({ page, plan, isLast, lines }: ActionsProps) {
  const { words } = page;
  if (mayKeepActionPlans(page.actor) !== true) return null;
  const copy = isLast && (
    <ButtonLink href={paths.copyActionPlan({ id: plan.id })}>{words.t('programmes.copy-plan')}</ButtonLink>
  );
  const end = isLast && (plan.end || nearsItsEnd(plan, todayIn())) && (
    <ButtonLink href={paths.endActionPlan({ id: plan.id })}>
      {words.t(plan.end ? 'programmes.take-back-plan-end' : 'programmes.end-plan')}
    </ButtonLink>
  );
  if (plan.approvedOn)
    return isLast ? (
      <>
        {end}
        <PostButton kind="second" action={paths.newPlanEdition({ id: plan.id })} commandId={newId()}>
          {words.t('programmes.new-edition')}
        </PostButton>
        {copy}
        <ButtonLink href={paths.takeBackPlanApproval({ id: plan.id })}>
          {words.t('programmes.take-back-plan-approval')}
        </ButtonLink>
      </>
    ) : null;
  return (
    <>
      <ButtonLink kind={lines.length === 0 ? 'primary' : 'second'} href={paths.newPlanLine({ id: plan.id })}>
        {words.t('programmes.new-line')}
      </ButtonLink>
      {lines.length > 0 && (
        <ButtonLink kind="primary" href={paths.approveActionPlan({ id: plan.id })}>
          {words.t('programmes.approve-plan')}
        </ButtonLink>
      )}
      <ButtonLink href={paths.editActionPlan({ id: plan.id })}>{words.t('page.edit')}</ButtonLink>
      {end}
      {copy}
    </>
  );
}

type LinesProps = Pick<LoadedPlan, 'plan' | 'lines' | 'progress'> & { page: Page };

function Lines({ page, plan, lines, progress }: LinesProps) {
  const { words } = page;
  const mayPlan = mayKeepActivities(page.actor) === true;
  const mayChange = !plan.approvedOn && mayKeepActionPlans(page.actor) === true;
  const against = (held: number | undefined, planned: number | null) =>
    planned === null ? words.number(held ?? 0) : `${words.number(held ?? 0)} / ${words.number(planned)}`;
  return (
    <DataTable
      caption={words.t('programmes.lines')}
      rows={lines}
      empty={words.t('programmes.no-lines')}
      columns={[
        {
          key: 'theme',
          label: words.t('programmes.theme'),
          cell: (line) => (
            <>
              {mayChange ? <a href={paths.editPlanLine({ id: line.id })}>{line.theme}</a> : line.theme}
              <br />
              <span class="quiet">{words.text(line.title)}</span>
            </>
          ),
        },
        {
          key: 'period',
          label: words.t('programmes.period'),
          cell: (line) => `${words.day(line.fromOn)} – ${words.day(line.untilOn)}`,
        },
        {
          key: 'sessions',
          label: words.t('activities.sessions-realised'),
          numeric: true,
          cell: (line) => against(progress.get(line.id)?.heldSessions, line.plannedSessions),
        },
        {
          key: 'people',
          label: words.t('activities.people-realised'),
          numeric: true,
          cell: (line) => against(progress.get(line.id)?.participants, line.plannedParticipants),
        },
        {
          key: 'trainings',
          label: words.t('activities.trainings-held'),
          numeric: true,
          cell: (line) =>
            against(progress.get(line.id)?.heldTrainings, progress.get(line.id)?.plannedTrainings ?? 0),
        },
        ...(mayPlan
          ? [
              {
                key: 'plan',
                label: words.t('activities.training'),
                cell: (line: PlanLineRow) => (
                  <a
                    href={withQuery(paths.planActivity({ kind: 'A2' }), {
                      line: line.id,
                      partner: plan.partnershipId,
                    })}
                  >
                    {words.t('activities.plan-training')}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Variance({ page, rows }: { page: Page; rows: readonly VarianceRow[] }) {
  const { words } = page;
  return (
    <>
      <p class="quiet">{words.t('activities.variance-what')}</p>
      <DataTable
        caption={words.t('activities.variance')}
        captionHidden
        rows={rows}
        empty={words.t('activities.no-variance')}
        columns={[
          {
            key: 'activity',
            label: words.t('activities.activity'),
            cell: (row) => <a href={paths.activity({ id: row.id })}>{row.title}</a>,
          },
          { key: 'reference', label: words.t('activities.reference'), cell: (row) => row.reference },
          { key: 'theme', label: words.t('activities.theme'), cell: (row) => row.theme },
          { key: 'from', label: words.t('activities.from'), cell: (row) => words.day(row.from) },
          {
            key: 'justification',
            label: words.t('activities.justification'),
            cell: (row) => row.justification ?? words.t('activities.not-justified'),
          },
        ]}
      />
    </>
  );
}

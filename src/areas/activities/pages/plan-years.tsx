import { yearsBetween } from '../../../kernel/calendar-day.ts';
import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { ActionPlanRow, PlanLineRow } from '../../programmes/queries/action-plans.ts';
import type { RealisedYear } from '../queries/plan-years.ts';
import type { UniquePeople } from '../queries/unique-people.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { plannedByYear, realisedPercent } from '../rules/plan-years.ts';

type Props = {
  page: Page;
  plan: ActionPlanRow;
  lines: readonly PlanLineRow[];
  realised: ReadonlyMap<number, RealisedYear>;
  declared: ReadonlyMap<number, UniquePeople>;
};

/** Action 2: what was realised of a plan against what it planned, year by year. */
export function PlanYears({ page, plan, lines, realised, declared }: Props) {
  const { words } = page;
  const planned = plannedByYear(lines);
  const years = yearsOf(plan, realised);
  const against = (held: number, of: number) => {
    const percent = realisedPercent(held, of);
    const [heldText, plannedText] = [words.number(held), words.number(of)];
    return percent === null
      ? heldText
      : words.t('activities.realised-of', { held: heldText, planned: plannedText, percent });
  };
  return (
    <Card title={words.t('activities.plan-by-year')} id="years">
      <p class="quiet">{words.t('activities.plan-by-year-what')}</p>
      <DataTable
        caption={words.t('activities.plan-by-year')}
        captionHidden
        rows={years}
        empty={words.t('programmes.no-lines')}
        columns={[
          { key: 'year', label: words.t('activities.year'), cell: (year) => String(year) },
          {
            key: 'sessions',
            label: words.t('activities.sessions-realised'),
            numeric: true,
            cell: (year) => against(realised.get(year)?.sessions ?? 0, planned.get(year)?.sessions ?? 0),
          },
          {
            key: 'attendances',
            label: words.t('activities.people-realised'),
            numeric: true,
            cell: (year) =>
              against(realised.get(year)?.participants ?? 0, planned.get(year)?.participants ?? 0),
          },
          {
            key: 'days',
            label: words.t('activities.participant-days'),
            numeric: true,
            cell: (year) => words.number(realised.get(year)?.participantDays ?? 0),
          },
          {
            key: 'people',
            label: words.t('activities.unique-people'),
            cell: (year) => (
              <DeclaredPeople
                page={page}
                planId={plan.id}
                year={year}
                attendances={realised.get(year)?.participants ?? 0}
                declared={declared.get(year)}
              />
            ),
          },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'years')} />
    </Card>
  );
}

/** The years of the plan, and those in which something of it was realised. */
export const yearsOf = (plan: ActionPlanRow, realised: ReadonlyMap<number, RealisedYear>): number[] =>
  [...new Set([...yearsBetween(plan), ...realised.keys()])].sort();

type DeclaredProps = {
  page: Page;
  planId: string;
  year: number;
  attendances: number;
  declared: UniquePeople | undefined;
};

/** How many different people there were, with how that is known; beside the attendances, never added to them. */
function DeclaredPeople({ page, planId, year, attendances, declared }: DeclaredProps) {
  const { words } = page;
  const mayCount = mayKeepActivities(page.actor) === true && attendances > 0;
  return (
    <>
      {declared && (
        <>
          {words.number(declared.people)} <span class="quiet">{declared.source}</span>{' '}
          {declared.people > attendances && (
            <Tag tone="warn">{words.t('activities.people-beyond-attendances', { count: attendances })}</Tag>
          )}
        </>
      )}
      {mayCount && (
        <a href={withQuery(paths.uniquePeople({ id: planId }), { year: String(year) })}>
          {words.t(declared ? 'activities.correct-unique-people' : 'activities.count-unique-people')}
        </a>
      )}
    </>
  );
}

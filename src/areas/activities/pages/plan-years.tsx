import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ActionPlanRow, PlanLineRow } from '../../programmes/queries/action-plans.ts';
import type { RealisedYear } from '../queries/plan-years.ts';
import { plannedByYear, realisedPercent, yearsBetween } from '../rules/plan-years.ts';

type Props = {
  page: Page;
  plan: ActionPlanRow;
  lines: readonly PlanLineRow[];
  realised: ReadonlyMap<number, RealisedYear>;
};

/** Action 2: what was realised of a plan against what it planned, year by year. */
export function PlanYears({ page, plan, lines, realised }: Props) {
  const { words } = page;
  const planned = plannedByYear(lines);
  const years = [...new Set([...yearsBetween(plan), ...realised.keys()])].sort();
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
        ]}
      />
    </Card>
  );
}

import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isListFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { DecidedBy, readsPartnerFiles } from '../../partners/pages/decided-by.tsx';
import { type DecisionAbout, decisionsAbout } from '../../partners/queries/partner-decisions.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type BudgetCell, moneyCells, type SpendingCell } from '../queries/money-cells.ts';
import { type OutcomeFacts, outcomeFacts } from '../queries/outcome-facts.ts';
import { type ProgrammeHead, programmeHead } from '../queries/programme-head.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { outcomeProgress } from '../rules/outcome-progress.ts';
import { isControlled, moneyOfReader, outcomesOfReader, timeOfReader } from '../rules/reader-scope.ts';
import { OutcomeTable } from './outcome-table.tsx';
import { ProgrammeFigures } from './programme-figures.tsx';
import { ProgrammeFrame } from './programme-frame.tsx';
import { programmeOverviewFile } from './programme-overview-file.ts';
import { ProgressChart } from './progress-chart.tsx';
import { addressedId, seenInstitute } from './seen-institute.ts';
import { SpendingChart } from './spending-chart.tsx';

export type ProgrammeSeen = {
  head: ProgrammeHead;
  outcomes: readonly OutcomeFacts[];
  budget: readonly BudgetCell[];
  spending: readonly SpendingCell[];
  /** What the money is of: the programme's time, or that under control. */
  time: { fromOn: CalendarDay; untilOn: CalendarDay };
  /** Whether the programme has outcomes that do not concern the reader. */
  hasOthers: boolean;
  /** Limited to a control, whose outcomes the lists of entries name one by one. */
  isControlled: boolean;
  indicators: readonly IndicatorRollUp[];
  activities: readonly ActivityTotal[];
  decisions: readonly DecisionAbout[];
};

export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const programmeId = addressedId(page);
  const seen = await page.read(async (tx): Promise<ProgrammeSeen> => {
    const head = await programmeHead(tx, instituteId, programmeId);
    if (!head) throw new NotFound();
    const all = await outcomeFacts(tx, instituteId, { programmeId });
    const money = moneyOfReader(page.actor, await moneyCells(tx, instituteId, { programmeId }));
    const indicators = await indicatorRollUps(tx, instituteId, { programmeId });
    const activities = await activityTotals(tx, instituteId, { programmeId });
    const outcomes = outcomesOfReader(page.actor, all);
    const ids = new Set(outcomes.map(({ id }) => id));
    return {
      head,
      outcomes,
      hasOthers: outcomes.length < all.length,
      ...money,
      time: timeOfReader(page.actor, head),
      isControlled: isControlled(page.actor),
      indicators: indicators.filter(({ indicator }) => ids.has(indicator.outcomeId)),
      activities,
      decisions: readsPartnerFiles(page) ? await decisionsAbout(tx, instituteId, [programmeId]) : [],
    };
  });
  return isListFile(page) ? programmeOverviewFile(page, seen, todayIn()) : html(view(page, seen, todayIn()));
};

const view = (page: Page, seen: ProgrammeSeen, today: CalendarDay) => {
  const { words } = page;
  const description = words.text(seen.head.description);
  return (
    <ProgrammeFrame page={page} head={seen.head} side="overview">
      {description && <p>{description}</p>}
      <ProgrammeFigures page={page} seen={seen} today={today} />
      <Card title={words.t('overview.outcomes')}>
        <OutcomeTable page={page} seen={seen} today={today} />
      </Card>
      <Card>
        <ProgressChart page={page} lines={outcomeProgress(seen)} elapsed={elapsedShare(seen.head, today)} />
      </Card>
      <DecidedBy page={page} decisions={seen.decisions} />
      <Card>
        <SpendingChart words={words} programme={seen.head} cells={seen} today={today} />
      </Card>
    </ProgrammeFrame>
  );
};

import { isListFile } from '../../../page/list-export.ts';
import { asksOutside, isAmiss, NarrowingErrors, NarrowingFilters } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DecidedBy } from '../../partners/pages/decided-by.tsx';
import { CountedYears } from '../../results/pages/counted-years.tsx';
import { NotYetKnown } from '../../results/pages/not-yet-known.tsx';
import { elapsedShare } from '../rules/course-state.ts';
import { outcomeProgress } from '../rules/outcome-progress.ts';
import { AsItStood, type AskedDay, askedDay, CountedThen, dayBeside } from './asked-day.tsx';
import { OutcomeTable } from './outcome-table.tsx';
import { ProgrammeFigures } from './programme-figures.tsx';
import { ProgrammeFrame } from './programme-frame.tsx';
import { programmeOverviewFile } from './programme-overview-file.ts';
import { knownUntil, type ProgrammeSeen, programmeSeen, tellsCourse } from './programme-seen.ts';
import { ProgressChart } from './progress-chart.tsx';
import { SpendingChart } from './spending-chart.tsx';
/** A programme narrowed to a year or a partner, now or as of a day. */
export const show = async (page: Page) => {
  const day = askedDay(page);
  const seen = await page.read((tx) => programmeSeen(page, tx, day));
  if (isAmiss(seen.narrowings) || day.error) return invalid(view(page, seen, day));
  return isListFile(page) ? programmeOverviewFile(page, seen) : html(view(page, seen, day));
};

const view = (page: Page, seen: ProgrammeSeen, day: AskedDay) => {
  const { words } = page;
  const { head, of, narrowings } = seen;
  const description = words.text(head.description);
  const dayField = dayBeside(page, day);
  return (
    <ProgrammeFrame page={page} head={head} side="overview" on={of.on}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={dayField} />
      <AsItStood page={page} on={of.on} />
      {description && <p>{description}</p>}
      <NarrowingFilters page={page} narrowings={narrowings} beside={dayField} />
      {head.isKnown && !asksOutside(narrowings) && <ProgrammeParts page={page} seen={seen} />}
      {!head.isKnown && <NotYetKnown page={page} on={of.on} asOf={of.asOf} since={seen.since} />}
    </ProgrammeFrame>
  );
};

function ProgrammeParts({ page, seen }: { page: Page; seen: ProgrammeSeen }) {
  const { words } = page;
  const { head, of, period } = seen;
  const until = knownUntil(seen);
  return (
    <>
      <ProgrammeFigures page={page} seen={seen} />
      <CountedYears page={page} outcomes={seen.outcomes} />
      <Card title={words.t('overview.outcomes')}>
        <OutcomeTable page={page} seen={seen} />
      </Card>
      <Card>
        <ProgressChart
          page={page}
          lines={outcomeProgress(seen)}
          elapsed={elapsedShare(seen.time, until)}
          isControlled={seen.isControlled}
          isOfPart={!tellsCourse(page, seen)}
        />
        <CountedThen page={page} moment={of} />
      </Card>
      <DecidedBy page={page} decisions={seen.decisions} />
      <Card>
        <SpendingChart page={page} programme={{ ...head, ...period }} cells={seen} today={until} />
      </Card>
      {of.on && <p class="quiet">{words.t('overview.left-out-then')}</p>}
    </>
  );
}

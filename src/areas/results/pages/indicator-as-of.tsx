import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';

type Props = { page: Page; on: CalendarDay | undefined; asOf: number | undefined };

/** As of which evening, or else which entry of the trail, the page is read. */
export function IndicatorAsOf({ page: { words }, on, asOf }: Props) {
  if (asOf === undefined) return null;
  return (
    <p class="quiet">
      {on
        ? words.t('results.as-of-day', { day: words.day(on) })
        : words.t('results.as-of-entry', { entry: String(asOf) })}
      {'. '}
      {words.t('results.indicator-then')}
    </p>
  );
}

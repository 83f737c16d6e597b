import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { sameListWith } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';

type Props = { page: Page; asOf: number | undefined; day: CalendarDay | null };

/** Where a link carries the entry as of which a figure was shown: which day that was, and the way to what stands today. */
export function AsOfEntry({ page, asOf, day }: Props) {
  const { words } = page;
  if (asOf === undefined) return null;
  const entry = String(asOf);
  return (
    <p class="quiet">
      {day
        ? words.t('results.as-of-entry-of-day', { entry, day: words.day(day) })
        : words.t('results.as-of-entry', { entry })}
      {' · '}
      <a href={sameListWith(page, { asof: undefined })}>{words.t('results.as-it-is-today')}</a>
    </p>
  );
}

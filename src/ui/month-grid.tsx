import type { Child } from 'hono/jsx';

export type MonthGridProps = {
  label: string;
  /** Days of the week before the first of the month; weeks begin on Monday. */
  blanks: number;
  days: readonly {
    isoDate: string;
    /** Day of the week and number. */
    label: string;
    isToday?: boolean;
    entries: readonly { content: Child; isStruck?: boolean }[];
  }[];
};

/** The days of a month: side by side in weeks on a wide screen, on a phone a list of those on which there is something. */
export function MonthGrid({ label, blanks, days }: MonthGridProps) {
  return (
    <ol class="month" aria-label={label}>
      {Array.from({ length: blanks }, () => (
        <li class="blank" aria-hidden="true" />
      ))}
      {days.map(({ isoDate, label: day, isToday, entries }) => (
        <li
          class={[isToday && 'today', entries.length === 0 && 'free'].filter(Boolean).join(' ') || undefined}
          aria-current={isToday ? 'date' : undefined}
        >
          <time datetime={isoDate}>{day}</time>
          {entries.length > 0 && (
            <ul>
              {entries.map(({ content, isStruck }) => (
                <li class={isStruck ? 'struck' : undefined}>{content}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

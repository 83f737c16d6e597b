import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { Actions } from '../../../ui/actions.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

type Props = {
  page: Pick<Page, 'words' | 'path'>;
  /** The day that was asked for, or else the audit number. */
  on: CalendarDay | undefined;
  asOf: number | undefined;
  /** Null where the reader does not read the entry that began it. */
  since: CalendarDay | null;
};

/** In place of what a page tells of a moment at which its thing was not on record: since when it is, and the way there. */
export function NotYetKnown({ page: { words, path }, on, asOf, since }: Props) {
  const then = on
    ? words.t('results.not-known-on', { day: words.day(on) })
    : words.t('results.not-known-at-entry', { entry: String(asOf) });
  return (
    <EmptyState
      sentence={[then, since && words.t('results.known-since', { day: words.day(since) })]
        .filter(Boolean)
        .join(' ')}
      action={
        <Actions>
          {since && (
            <ButtonLink href={withQuery(path, { on: since })}>
              {words.t('results.as-known-first', { day: words.day(since) })}
            </ButtonLink>
          )}
          <a href={path}>{words.t('results.as-known-today')}</a>
        </Actions>
      }
    />
  );
}

import type { Child } from 'hono/jsx';
import { EmptyState } from './empty-state.tsx';

export type HistoryEntry = {
  who: Child;
  /** The moment as people write it. */
  when: string;
  /** The same moment, ISO 8601. */
  isoWhen?: string | undefined;
  what: Child;
  note?: Child;
  changes?: readonly { label: Child; before: Child; after: Child }[] | undefined;
};

export type HistoryListProps = {
  entries: readonly HistoryEntry[];
  /** Read out before the old and the new value. */
  before: string;
  after: string;
  empty: Child;
};

/** Who did what, newest first as given. */
export function HistoryList({ entries, before, after, empty }: HistoryListProps) {
  if (entries.length === 0) return <EmptyState sentence={empty} />;
  return (
    <ol class="history">
      {entries.map((entry) => (
        <li>
          <p>
            <strong>{entry.who}</strong> {entry.what}
            <time class="quiet" datetime={entry.isoWhen}>
              {entry.when}
            </time>
          </p>
          {entry.note && <p class="quiet">{entry.note}</p>}
          {entry.changes && entry.changes.length > 0 && (
            <dl>
              {entry.changes.map((change) => (
                <div>
                  <dt>{change.label}</dt>
                  <dd>
                    <span class="away">{before}: </span>
                    <del>{change.before}</del>
                  </dd>
                  <dd>
                    <span class="away">{after}: </span>
                    <ins>{change.after}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}

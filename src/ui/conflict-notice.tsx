import type { Child } from 'hono/jsx';
import { DataTable } from './data-table.tsx';

export type ConflictRow = { label: string; mine: Child; theirs: Child };

export type ConflictNoticeProps = {
  title: string;
  /** Who saved when, and what the reader can do now. */
  sentence: Child;
  caption: string;
  /** Heads of the three columns. */
  field: string;
  mine: string;
  theirs: string;
  rows: readonly ConflictRow[];
  empty: string;
};

/** Two people saved the same thing: both versions, side by side, over the form that still holds mine. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const { title, sentence, caption, field, mine, theirs, rows, empty } = props;
  return (
    <div class="errors" role="alert" tabindex={-1} id="errors">
      <h2>{title}</h2>
      <p>{sentence}</p>
      <DataTable
        caption={caption}
        captionHidden
        rows={rows}
        empty={empty}
        columns={[
          { key: 'field', label: field, cell: (row: ConflictRow) => row.label },
          { key: 'mine', label: mine, cell: (row: ConflictRow) => row.mine },
          { key: 'theirs', label: theirs, cell: (row: ConflictRow) => row.theirs },
        ]}
      />
    </div>
  );
}

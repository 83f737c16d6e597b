import type { Child } from 'hono/jsx';

export type Description = { term: Child; value: Child; note?: Child };

/** What is true of a thing, term by term. A row without a value is left out. */
export function DescriptionList({ rows }: { rows: readonly Description[] }) {
  return (
    <dl class="descriptions">
      {rows
        .filter(({ value }) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(({ term, value, note }) => (
          <div>
            <dt>{term}</dt>
            <dd>
              {value}
              {note && <span class="quiet"> {note}</span>}
            </dd>
          </div>
        ))}
    </dl>
  );
}

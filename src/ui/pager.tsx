import type { Child } from 'hono/jsx';
import type { Link } from './link.ts';

export type PagerProps = {
  label: string;
  /** How much there is, as far as it is known. */
  note?: Child;
  first?: Link | undefined;
  previous?: Link | undefined;
  next?: Link | undefined;
};

/** Turns the pages of a list by key; there are no page numbers to be wrong. */
export function Pager({ label, note, first, previous, next }: PagerProps) {
  if (!note && !first && !previous && !next) return null;
  return (
    <nav class="pager" aria-label={label}>
      <span class="quiet">{note}</span>
      {first && <a href={first.href}>{first.label}</a>}
      {previous && (
        <a href={previous.href} rel="prev">
          {previous.label}
        </a>
      )}
      {next && (
        <a href={next.href} rel="next">
          {next.label}
        </a>
      )}
    </nav>
  );
}

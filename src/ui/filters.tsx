import type { Child } from 'hono/jsx';
import type { Link } from './link.ts';

export type FiltersProps = {
  /** Accessible name of the search region. */
  label: string;
  action: string;
  /** Parameters to keep that have no field here (the order of the list). */
  keep?: Readonly<Record<string, string>> | undefined;
  submit: string;
  /** Shown once something is filtered. */
  reset?: Link | undefined;
  /** Fields, each with `optional=""`: nothing is required of a filter, and nobody need be told. */
  children: Child;
};

/** Narrows a list by a plain address, so that the result can be kept and sent. */
export function Filters({ label, action, keep, submit, reset, children }: FiltersProps) {
  return (
    <search aria-label={label}>
      <form class="filters" method="get" action={action} novalidate>
        {Object.entries(keep ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <div class="actions">
          <button type="submit" class="button second">
            {submit}
          </button>
          {reset && <a href={reset.href}>{reset.label}</a>}
        </div>
      </form>
    </search>
  );
}

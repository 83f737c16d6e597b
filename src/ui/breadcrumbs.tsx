import type { Child } from 'hono/jsx';
import type { Link } from './link.ts';

export type BreadcrumbsProps = { label: string; trail: readonly Link[]; here: Child };

/** The way down to this page; the last word is the page itself and leads nowhere. */
export function Breadcrumbs({ label, trail, here }: BreadcrumbsProps) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {trail.map((step) => (
          <li>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

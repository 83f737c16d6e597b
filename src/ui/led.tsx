import type { Child } from 'hono/jsx';

/** A figure with its entries behind it, where there is a list that adds up to it. */
export function Led({ to, title, children }: { to: string | undefined; title?: string; children?: Child }) {
  if (to === undefined) return title ? <span title={title}>{children}</span> : children;
  return (
    <a href={to} title={title}>
      {children}
    </a>
  );
}

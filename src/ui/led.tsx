import type { Child } from 'hono/jsx';

/** A figure with its entries behind it, where there is a list that adds up to it. */
export function Led({ to, children }: { to: string | undefined; children?: Child }) {
  return to === undefined ? children : <a href={to}>{children}</a>;
}

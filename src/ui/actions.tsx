import type { Child } from 'hono/jsx';

/** Buttons and links in a row, under what they act on. */
export function Actions({ children }: { children: Child }) {
  return <div class="actions">{children}</div>;
}

import type { Child } from 'hono/jsx';

/** Cards of equal rank side by side, as many as fit. */
export function Grid({ children }: { children: Child }) {
  return <div class="grid">{children}</div>;
}

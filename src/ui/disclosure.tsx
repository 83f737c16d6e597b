import type { Child } from 'hono/jsx';

export type DisclosureProps = { summary: Child; open?: boolean | undefined; children: Child };

/** What most readers may skip, behind one line. Opens in print where the browser can. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}

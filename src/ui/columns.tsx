import type { Child } from 'hono/jsx';

export type ColumnsProps = {
  children: Child;
  aside: Child;
  /** Accessible name of the side column. */
  asideLabel: string;
};

/** The matter and what goes with it; one under the other on a small screen. */
export function Columns({ children, aside, asideLabel }: ColumnsProps) {
  return (
    <div class="columns">
      <div>{children}</div>
      <aside aria-label={asideLabel}>{aside}</aside>
    </div>
  );
}

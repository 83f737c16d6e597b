import type { Child } from 'hono/jsx';
import type { PlaceLink } from './link.ts';

export type TabsProps = { label: string; items: readonly (PlaceLink & { note?: Child })[] };

/** The sides of one thing. Links, not script tabs: each side has its address. `note` is a count or a `Tag`. */
export function Tabs({ label, items }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      {items.map((item) => (
        <a href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
          {item.note !== undefined && <> {item.note}</>}
        </a>
      ))}
    </nav>
  );
}

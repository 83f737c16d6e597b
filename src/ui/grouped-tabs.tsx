import type { Child } from 'hono/jsx';
import type { PlaceLink } from './link.ts';

export type TabGroup = { label: Child; items: readonly PlaceLink[] };

export type GroupedTabsProps = { label: string; groups: readonly TabGroup[] };

/**
 * The sides of one thing where they are too many for a line: a word opens its group, without script, and the group in which
 * the reader is says which side that is. A group of one is its link.
 */
export function GroupedTabs({ label, groups }: GroupedTabsProps) {
  return (
    <nav class="tabs grouped" aria-label={label}>
      {groups.map(({ label: name, items }) => {
        const [only, ...others] = items;
        return only && others.length === 0 ? (
          <a href={only.href} aria-current={only.current ? 'page' : undefined}>
            {only.label}
          </a>
        ) : (
          <Group label={name} items={items} />
        );
      })}
    </nav>
  );
}

/** Opening one closes the other. */
function Group({ label, items }: TabGroup) {
  const here = items.find(({ current }) => current);
  return (
    <details name="tabs">
      <summary aria-current={here && 'true'}>
        {label}
        {here && <> · {here.label}</>}
      </summary>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

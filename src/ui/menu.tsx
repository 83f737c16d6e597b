import type { Child } from 'hono/jsx';

type Choice = {
  label: string;
  /** The one that holds now. */
  current?: boolean | undefined;
  /** Language of the label where it is not the page's. */
  lang?: string | undefined;
};

/** Something to go to, or something to do (posted). `note` is a quiet line that leads nowhere. */
export type MenuItem =
  | (Choice & { href: string })
  | (Choice & { action: string; fields?: Readonly<Record<string, string>> | undefined })
  | { note: Child };

export type MenuProps = {
  /** Accessible name; must contain the words of `short` so that a spoken command finds it. */
  label: string;
  short: Child;
  items: readonly MenuItem[];
};

/** A list behind a word, opened without script; opening one closes the other. */
export function Menu({ label, short, items }: MenuProps) {
  return (
    <details class="menu" name="menu">
      <summary aria-label={label}>
        <span>{short}</span>
      </summary>
      <ul>
        {items.map((item) => (
          <li>
            <Item {...item} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Item(item: MenuItem) {
  if ('note' in item) return <span class="quiet">{item.note}</span>;
  if ('href' in item)
    return (
      <a
        href={item.href}
        lang={item.lang}
        hreflang={item.lang}
        aria-current={item.current ? 'true' : undefined}
      >
        {item.label}
      </a>
    );
  return (
    <form method="post" action={item.action}>
      {Object.entries(item.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="plain" lang={item.lang} aria-current={item.current ? 'true' : undefined}>
        {item.label}
      </button>
    </form>
  );
}

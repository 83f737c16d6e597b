import type { Child } from 'hono/jsx';
import type { Link, PlaceLink } from './link.ts';
import { Menu, type MenuItem } from './menu.tsx';

export type TopBarProps = {
  brand: Link;
  /** Who I am here: institute and role, or office and town. */
  who?: Child;
  nav?: { label: string; items: readonly PlaceLink[] } | undefined;
  search?: { action: string; label: string; name?: string; value?: string | undefined } | undefined;
  languages?: { label: string; short: string; items: readonly MenuItem[] } | undefined;
  account?: { label: string; short: Child; items: readonly MenuItem[] } | undefined;
};

/** The bar over every page, inside the header of `Document`: whose it is, where one is, find, language, account. */
export function TopBar({ brand, who, nav, search, languages, account }: TopBarProps) {
  return (
    <div class="top">
      <div class="bar">
        <a class="brand" href={brand.href}>
          {brand.label}
        </a>
        {who && <span class="who">{who}</span>}
        <div class="tools">
          {search && (
            <search>
              <form action={search.action} method="get">
                <input
                  type="search"
                  name={search.name ?? 'q'}
                  value={search.value}
                  aria-label={search.label}
                  placeholder={search.label}
                  enterkeyhint="search"
                />
              </form>
            </search>
          )}
          {languages && <Menu label={languages.label} short={languages.short} items={languages.items} />}
          {account && <Menu label={account.label} short={account.short} items={account.items} />}
        </div>
        {nav && (
          <nav class="places" aria-label={nav.label}>
            {nav.items.map((item) => (
              <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                {item.label}
              </a>
            ))}
          </nav>
        )}
      </div>
    </div>
  );
}

import type { Link } from './link.ts';

export type ExportLinksProps = { label: string; items: readonly Link[] };

/** The same list to take along, filters included in the address. */
export function ExportLinks({ label, items }: ExportLinksProps) {
  return (
    <p class="exports">
      <span class="quiet">{label}</span>{' '}
      {items.map((item) => (
        <a href={item.href} download="">
          {item.label}
        </a>
      ))}
    </p>
  );
}

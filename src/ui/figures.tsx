import type { Child } from 'hono/jsx';
import type { Tone } from './tone.ts';

export type Figure = {
  label: Child;
  /** Already written the reader's way, unit included. */
  value: string;
  /** To the entries the figure is made of. */
  href?: string | undefined;
  note?: Child;
  tone?: Tone | undefined;
};

export type FiguresProps = { items: readonly Figure[] };

/** The few numbers that matter here; the number is the link to its entries. */
export function Figures({ items }: FiguresProps) {
  return (
    <dl class="figures">
      {items.map(({ label, value, href, note, tone }) => (
        <div>
          <dt>{label}</dt>
          <dd class="value">{href ? <a href={href}>{value}</a> : value}</dd>
          {note && <dd class={tone ? `note ${tone}` : 'note'}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

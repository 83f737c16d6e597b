import type { Child } from 'hono/jsx';

/** What stands in a row under one year: a short figure that leads to what it stands for, and its name for the ear. */
export type YearMark = { text: string; href: string };

export type YearStripProps = {
  caption: string;
  /** Head of the first column. */
  head: string;
  years: readonly number[];
  rows: readonly { label: Child; marks: ReadonlyMap<number, YearMark> }[];
};

/**
 * Years side by side, a row a subject; a year in which something is has its ground, so that what lasts reads as a band.
 * Not shown where there is no room: the list by year that it leads to says the same.
 */
export function YearStrip({ caption, head, years, rows }: YearStripProps) {
  return (
    <div class="strip">
      <table>
        <caption class="away">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {years.map((year) => (
              <th scope="col">
                <a href={`#y${year}`}>{String(year)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, marks }) => (
            <tr>
              <th scope="row">{label}</th>
              {years.map((year) => {
                const mark = marks.get(year);
                return <td class={mark ? 'on' : undefined}>{mark && <a href={mark.href}>{mark.text}</a>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

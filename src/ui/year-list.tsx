import type { Child } from 'hono/jsx';

export type YearListProps = {
  years: readonly {
    year: number;
    /** `id` is where a figure of the strip leads. */
    subjects: readonly { id: string; term: Child; entries: readonly Child[] }[];
  }[];
};

/** What happened, year by year and in each by subject; the anchor of a year is `y` and its number. */
export function YearList({ years }: YearListProps) {
  return (
    <>
      {years.map(({ year, subjects }) => (
        <div class="year" id={`y${year}`}>
          <h3>{String(year)}</h3>
          <dl class="descriptions">
            {subjects.map(({ id, term, entries }) => (
              <div id={id}>
                <dt>{term}</dt>
                <dd>
                  <ul>
                    {entries.map((entry) => (
                      <li>{entry}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import type { ContributionRow, ContributionYear, TargetActor } from '../queries/frameworks.ts';
import { isOutside } from '../rules/contribution-years.ts';

/** A contribution in one of its years; one of which no year is said has one line. */
export type ContributionLine = { contribution: ContributionRow; year: ContributionYear | undefined };

export const linesOf = (rows: readonly ContributionRow[]): ContributionLine[] =>
  rows.flatMap((contribution): ContributionLine[] =>
    contribution.years.length === 0
      ? [{ contribution, year: undefined }]
      : contribution.years.map((year) => ({ contribution, year })),
  );

type Held = { contribution?: ContributionRow | undefined; year?: ContributionYear | undefined };

/** What a contribution says, as it is taken along: whole, and by year. */
export const contributionColumns = ({ words }: Page): ListColumn<Held>[] => [
  {
    label: words.t('programmes.contribution'),
    value: ({ contribution }) => contribution && words.text(contribution.text),
  },
  {
    label: words.t('programmes.contribution-justification'),
    value: ({ contribution }) => contribution && words.text(contribution.justification),
  },
  { label: words.t('programmes.year'), value: ({ year }) => year && String(year.year) },
  {
    label: words.t('programmes.contribution-plannedValue'),
    kind: 'number',
    value: ({ year }) => year?.plannedValue,
  },
  {
    label: words.t('programmes.contribution-achievedValue'),
    kind: 'number',
    value: ({ year }) => year?.achievedValue,
  },
  {
    label: words.t('programmes.framework-unit'),
    value: ({ contribution }) => contribution && words.text(contribution.unit),
  },
  { label: words.t('programmes.contribution-in-words'), value: ({ year }) => year && words.text(year.text) },
];

/** What is contributed, why, and in each year. */
export function ContributionText({ page, row }: { page: Page; row: ContributionRow }) {
  const { words } = page;
  const why = words.text(row.justification);
  return (
    <>
      {words.text(row.text)}
      {why && <p class="quiet">{why}</p>}
      {row.years.length > 0 && (
        <ul>
          {row.years.map((year) => (
            <li>
              {words.t('page.labelled', { label: String(year.year), value: yearWords(page, row, year) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What a contribution is in a year: planned and achieved in the unit of the target, then words, and where it lies in no common year. */
export const yearWords = (
  { words }: Page,
  { unit, fromYear, untilYear }: ContributionRow,
  { year, plannedValue, achievedValue, text }: ContributionYear,
): string =>
  [
    plannedValue !== null &&
      words.t('programmes.contribution-planned', {
        value: words.number(plannedValue),
        unit: words.text(unit),
      }),
    achievedValue !== null &&
      words.t('programmes.contribution-achieved', {
        value: words.number(achievedValue),
        unit: words.text(unit),
      }),
    words.text(text),
    isOutside(year, { fromYear, untilYear }) && words.t('programmes.contribution-year-outside'),
  ]
    .filter(Boolean)
    .join(' · ');

/** Other organisations that contribute to a target, and what. */
export function ActorList({ rows }: { rows: readonly TargetActor[] }) {
  if (rows.length === 0) return null;
  return (
    <ul>
      {rows.map(({ organisation, theirPart }) => (
        <li>{actorText(organisation, theirPart)}</li>
      ))}
    </ul>
  );
}

/** The same in one line of a file. */
export const actorsLine = (rows: readonly TargetActor[]): string =>
  rows.map(({ organisation, theirPart }) => actorText(organisation, theirPart)).join('; ');

/** An organisation, and its part where it is known. */
export const actorText = (organisation: string | undefined, theirPart: string | null | undefined): string =>
  [organisation, theirPart].filter(Boolean).join(': ');

import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import type { KindCount, PortfolioLine } from '../rules/portfolio-lines.ts';
import { sumOf } from '../rules/sums.ts';
import { actionTitle } from './agreement-words.ts';
import type { PortfolioLinks } from './portfolio-links.ts';

type KindProps = { words: Words; lines: readonly PortfolioLine[]; links: PortfolioLinks };

/** Activities held and people reached by kind of action. */
export function KindTable({ words, lines, links }: KindProps) {
  const kinds = [...Map.groupBy(countsOf(lines), ({ kind }) => kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <DataTable
      caption={words.t('overview.by-kind')}
      captionHidden
      rows={kinds.map(([kind, counts]) => ({ kind, counts }))}
      empty={words.t('overview.no-activities')}
      columns={[
        {
          key: 'kind',
          label: words.t('overview.kind'),
          cell: ({ kind }) => `${kind} ${actionTitle(words, kind)}`,
        },
        {
          key: 'held',
          label: words.t('overview.activities-held'),
          numeric: true,
          cell: ({ kind, counts }) => {
            const text = heldOf(words, counts);
            return text && <Led to={links.activitiesOf({ kind })}>{text}</Led>;
          },
        },
        {
          key: 'people',
          label: words.t('overview.participants'),
          numeric: true,
          cell: ({ kind, counts }) => <Led to={links.activitiesOf({ kind })}>{people(words, counts)}</Led>,
        },
        {
          key: 'women',
          label: words.t('overview.of-whom-women'),
          numeric: true,
          cell: ({ counts }) => words.number(sumOf(counts, ({ women }) => women)),
        },
      ]}
    />
  );
}

export const countsOf = (lines: readonly PortfolioLine[]): readonly KindCount[] =>
  lines.flatMap(({ kinds }) => kinds);

/** Held of what was planned; nothing where nothing was planned. */
export const heldOf = (words: Words, counts: readonly KindCount[]): string => {
  const of = sumOf(counts, ({ planned }) => planned);
  return of === 0 ? '' : words.t('overview.so-many-of', { count: sumOf(counts, ({ held }) => held), of });
};

export const people = (words: Words, counts: readonly KindCount[]): string =>
  words.number(sumOf(counts, ({ participants }) => participants));

import { DataTable } from '../../../ui/data-table.tsx';
import { countsFromText } from './definition-card.tsx';
import type { FigureEntriesProps } from './figure-entries.tsx';
import { entriesHref, indicatorHref, unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { UnapprovedNote } from './unapproved.tsx';

type Props = Pick<FigureEntriesProps, 'page' | 'indicator' | 'parts' | 'at' | 'partScope'>;

/** What a formula works the figure out of, each with what it comes to at the same place. */
export function FormulaTable({ page, indicator, parts, at, partScope }: Props) {
  const { words } = page;
  return (
    <>
      <p>
        {words.t('results.formula')}: <code>{indicator.formula}</code> {countsFromText(page, indicator)}
      </p>
      <DataTable
        caption={words.t('results.formula-parts')}
        rows={parts}
        empty={words.t('results.no-measurements')}
        columns={[
          {
            key: 'indicator',
            label: words.t('results.indicator'),
            cell: ({ id, outcome, code, title }) => (
              <a href={indicatorHref(id, partScope)}>
                {outcome} · {code} {words.text(title)}
              </a>
            ),
          },
          {
            key: 'value',
            label: words.t('results.actual'),
            numeric: true,
            cell: ({ id, measure, unit, scale, formula, figure }) =>
              figure && (
                <>
                  <a href={entriesHref(id, at, partScope)}>
                    {figureText(words, figure.value, { measure, unit, scale })}
                  </a>
                  <UnapprovedNote
                    words={words}
                    figure={figure}
                    href={unapprovedHref({ id, formula }, at, partScope)}
                  />
                </>
              ),
          },
        ]}
      />
    </>
  );
}

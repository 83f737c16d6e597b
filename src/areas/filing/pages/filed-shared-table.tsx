import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { courseBar } from '../../results/pages/course-bar.tsx';
import { figureNumber } from '../../results/pages/figure-text.ts';
import {
  courseOfRow,
  type SharedIndicator,
  type SharedRow,
  sharedRows,
  type Together,
} from '../rules/shared-indicators.ts';
import { type FiledFigureName, filedFigures } from './filed-figure.tsx';
import { FigureInOutcome, InOutcome, placeName } from './filed-line.tsx';

/** One definition of the library after another, with each place where it stands, and what they come to where they do. */
export function SharedTable({ page, shared }: { page: Page; shared: readonly SharedIndicator[] }) {
  const { words } = page;
  const rows = sharedRows(shared);
  return (
    <DataTable
      caption={words.t('filing.shared')}
      captionHidden
      rows={rows}
      group={(row) => words.text(row.shared.definition.title)}
      empty={words.t('filing.shared-none')}
      columns={[
        {
          key: 'place',
          label: words.t('overview.outcome'),
          cell: ({ member, together }) =>
            member ? (
              <InOutcome row={member}>{placeName(member.line)}</InOutcome>
            ) : (
              togetherName(words, together)
            ),
        },
        {
          key: 'indicator',
          label: words.t('filing.indicator'),
          cell: ({ member }) =>
            member && (
              <>
                {words.text(member.indicator.title)}
                {member.indicator.library?.isSame === false && (
                  <>
                    {' '}
                    <Tag tone="warn">{words.t('filing.shared-otherwise')}</Tag>
                  </>
                )}
              </>
            ),
        },
        {
          key: 'year',
          label: words.t('filing.year'),
          cell: ({ member, together }) => (together ?? member?.line.account)?.year ?? '',
        },
        ...filedFigures.map((of) => ({
          key: of,
          label: words.t(`filing.${of}`),
          numeric: true,
          cell: ({ member, together }: SharedRow) =>
            member ? <FigureInOutcome page={page} row={member} of={of} /> : togetherText(words, together, of),
        })),
        ...(rows.some((row) => courseOfRow(row) !== undefined) ? [courseColumn(words)] : []),
      ]}
    />
  );
}

const courseColumn = (words: Words): Column<SharedRow> => ({
  key: 'course',
  label: words.t('results.course'),
  cell: (row) => courseBar(words, courseOfRow(row)),
});

/** «Together», or «Together · IFSI». */
export const togetherName = (words: Words, { institute }: Together): string =>
  [words.t('filing.shared-together'), institute?.toUpperCase()].filter(Boolean).join(' · ');

const togetherText = (words: Words, together: Together, of: FiledFigureName): string => {
  const value = of === 'baseline' ? undefined : together[of];
  return value === undefined ? '' : figureNumber(words, value);
};

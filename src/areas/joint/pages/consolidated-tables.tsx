import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { queried } from '../../results/pages/address.ts';
import { countedBlocks } from '../queries/consolidated.ts';
import { consolidate, sums } from '../rules/joint-block.ts';
import type { JointProps } from './joint-programme.tsx';

/** One figure of the consolidated view with the block that it comes from. */
export type ConsolidatedRow = {
  outcome: string;
  year: string;
  organisation: string;
  blockId: string;
  budget: number;
  actual: number;
};

/** By outcome, year and organisation; narrowed where the address asks for an outcome or a year. */
export const consolidatedRows = (props: JointProps): ConsolidatedRow[] => {
  const blocks = countedBlocks(props.organisations);
  const [wanted, year] = [queried(props.page, 'outcome'), queried(props.page, 'year')];
  return consolidate(blocks, ['outcome', 'year', 'organisation'])
    .map(({ at, ...figures }) => {
      const organisation = at[2]!;
      const blockId = blocks.find((block) => block.organisation === organisation)!.blockId;
      return { outcome: at[0]!, year: at[1]!, organisation, blockId, ...figures };
    })
    .filter((row) => (!wanted || row.outcome === wanted) && (!year || row.year === year));
};

/** The sum of the released blocks by outcome and year, and each part of it with the block it comes from. */
export function ConsolidatedTables(props: JointProps) {
  const { page, joint, outcomes } = props;
  const { words } = page;
  const rows = consolidatedRows(props);
  const said = (minor: number) => words.money({ minor, currency: joint.currency });
  const titled = (key: string) => {
    const outcome = outcomes.find(({ code }) => code === key);
    if (outcome) return `${key} ${words.text(outcome.title)}`;
    return key === 'unplaced' ? words.t('finance.unplaced') : words.say(`finance.block-${key}`);
  };
  const total = sums(rows);
  return (
    <>
      <ByYear {...props} titled={titled} />
      <div id="parts">
        <DataTable
          caption={words.t('joint.parts')}
          rows={rows}
          group={({ outcome }) => titled(outcome)}
          empty={words.t('joint.nothing-released')}
          columns={[
            {
              key: 'year',
              label: words.t('finance.year'),
              cell: ({ year }) => year,
              footer: words.t('finance.total'),
            },
            {
              key: 'organisation',
              label: words.t('joint.organisation'),
              cell: ({ organisation }) => organisation,
            },
            ...(['budget', 'actual'] as const).map((field) => ({
              key: field,
              label: words.t(`joint.${field}`),
              numeric: true,
              cell: (row: ConsolidatedRow) => (
                <a href={paths.releasedBlock({ id: row.blockId })}>{said(row[field])}</a>
              ),
              footer: said(total[field]),
            })),
          ]}
        />
      </div>
    </>
  );
}

type ByYearProps = JointProps & { titled: (key: string) => string };

/** Spent of the budget by outcome and year; each leads to its parts. */
function ByYear({ page, joint, organisations, titled }: ByYearProps) {
  const { words } = page;
  const cells = consolidate(countedBlocks(organisations), ['outcome', 'year']);
  const years = [...new Set(cells.map(({ at }) => at[1]!))].toSorted();
  const lines = [...Map.groupBy(cells, ({ at }) => at[0]!)].map(([outcome, of]) => ({ outcome, of }));
  const said = (minor: number) => words.money({ minor, currency: joint.currency });
  const here = paths.jointProgramme({ id: joint.id });
  return (
    <DataTable
      caption={words.t('joint.consolidated')}
      rows={lines}
      stack={false}
      empty={words.t('joint.nothing-released')}
      columns={[
        { key: 'outcome', label: words.t('finance.outcome'), cell: ({ outcome }) => titled(outcome) },
        ...years.map((year) => ({
          key: year,
          label: year,
          numeric: true,
          cell: ({ outcome, of }: (typeof lines)[number]) => {
            const cell = of.find(({ at }) => at[1] === year);
            if (!cell) return null;
            const part = words.t('joint.spent-of', { actual: said(cell.actual), budget: said(cell.budget) });
            return <a href={`${withQuery(here, { outcome, year })}#parts`}>{part}</a>;
          },
        })),
      ]}
    />
  );
}

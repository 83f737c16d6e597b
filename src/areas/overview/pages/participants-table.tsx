import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ActivityAround } from '../queries/activity-around.ts';

type Count = ActivityAround['counts'][number];
type Line = {
  ageBand: Count['ageBand'];
  economy: Count['economy'];
  bySex: Partial<Record<Count['sex'], number>>;
};

const sexes = ['female', 'male', 'other', 'unknown'] as const;

/** Who took part: a line an age band and kind of economy, a column a sex, sums at the edges. Counts, never names. */
export function ParticipantsTable({ words, counts }: { words: Words; counts: readonly Count[] }) {
  const lines = linesOf(counts);
  const shown = sexes.filter(
    (sex) => sex === 'female' || sex === 'male' || counts.some((one) => one.sex === sex),
  );
  const sum = (wanted: (count: Count) => boolean) =>
    words.number(counts.filter(wanted).reduce((total, { count }) => total + count, 0));
  return (
    <DataTable
      caption={words.t('overview.participants')}
      captionHidden
      rows={lines}
      empty={words.t('overview.not-counted')}
      columns={[
        {
          key: 'group',
          label: words.t('overview.group'),
          cell: (line) =>
            [
              words.say(`activities.age-${line.ageBand}`),
              line.economy !== 'unknown' && words.say(`activities.economy-${line.economy}`),
            ]
              .filter(Boolean)
              .join(', '),
          footer: words.t('overview.total'),
        },
        ...shown.map((sex) => ({
          key: sex,
          label: words.say(`activities.sex-${sex}`),
          numeric: true,
          cell: (line: Line) => words.number(line.bySex[sex] ?? 0),
          footer: sum((count) => count.sex === sex),
        })),
        {
          key: 'all',
          label: words.t('overview.total'),
          numeric: true,
          cell: (line) => sum((count) => count.ageBand === line.ageBand && count.economy === line.economy),
          footer: sum(() => true),
        },
      ]}
    />
  );
}

const linesOf = (counts: readonly Count[]): Line[] => {
  const lines = new Map<string, Line>();
  for (const { sex, ageBand, economy, count } of counts) {
    const key = `${ageBand} ${economy}`;
    const line = lines.get(key) ?? { ageBand, economy, bySex: {} };
    line.bySex[sex] = (line.bySex[sex] ?? 0) + count;
    lines.set(key, line);
  }
  return [...lines.values()];
};

import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { RoundRow } from '../../partners/queries/assessments.ts';
import { type CapacityArea, type CapacityLine, changeOf } from '../../partners/rules/capacity-change.ts';

type Props = { words: Words; held: readonly RoundRow[]; areas: readonly CapacityArea[] };

/** The first round beside the latest, area by area; only the days on which they were held where no answer is seen. */
export function CapacityChangeTable({ words, held, areas }: Props) {
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return <p>{words.t('overview.no-round-held')}</p>;
  if (areas.length === 0)
    return (
      <>
        <ul>
          {held.map((round) => (
            <li>
              <a href={paths.assessment({ id: round.id })}>{heldOn(words, round)}</a>
            </li>
          ))}
        </ul>
        <p class="quiet">{words.t('overview.answers-are-the-partners')}</p>
      </>
    );
  const isOne = first.id === last.id;
  const points = (value: number | null) => (value === null ? '–' : words.number(inTenths(value)));
  const rows = linesOf(areas);
  return (
    <>
      <DataTable
        caption={words.t('overview.capacity-rounds')}
        captionHidden
        rows={rows}
        group={({ area }) => words.text(area.item.text)}
        empty=""
        columns={[
          {
            key: 'what',
            label: words.t('overview.capacity-one'),
            cell: ({ area, line }) =>
              line === area ? <strong>{words.t('overview.area-mean')}</strong> : words.text(line.item.text),
          },
          ...(isOne
            ? []
            : [
                {
                  key: 'first',
                  label: words.t('overview.first-round', { day: words.day(first.heldOn ?? first.openedOn) }),
                  numeric: true,
                  cell: ({ line }: Row) => points(line.first),
                },
              ]),
          {
            key: 'last',
            label: words.t(isOne ? 'overview.only-round' : 'overview.latest-round', {
              day: words.day(last.heldOn ?? last.openedOn),
            }),
            numeric: true,
            cell: ({ line }: Row) => points(line.last),
          },
          ...(isOne
            ? []
            : [
                {
                  key: 'change',
                  label: words.t('overview.capacity-change'),
                  numeric: true,
                  cell: ({ line }: Row) => signed(words, changeOf(line)),
                },
              ]),
        ]}
      />
      <p class="quiet">{words.t('overview.capacity-marks')}</p>
    </>
  );
}

export type Row = { area: CapacityArea; line: CapacityLine };

/** Each area, its mean first and then its capacities. */
export const linesOf = (areas: readonly CapacityArea[]): Row[] =>
  areas.flatMap((area) => [area, ...area.capacities].map((line) => ({ area, line })));

const heldOn = (words: Words, { heldOn: day, openedOn }: RoundRow): string =>
  words.t('overview.round-held-on', { day: words.day(day ?? openedOn) });

export const inTenths = (value: number): number => Math.round(value * 10) / 10;

const signed = (words: Words, change: number | null): string => {
  if (change === null) return '–';
  const tenths = inTenths(change);
  return tenths > 0 ? `+${words.number(tenths)}` : words.number(tenths);
};

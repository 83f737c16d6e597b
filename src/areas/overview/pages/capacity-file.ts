import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { capacityTags } from '../../activities/rules/capacity-tag.ts';
import type { RoundRow } from '../../partners/queries/assessments.ts';
import { changeOf } from '../../partners/rules/capacity-change.ts';
import type { CapacitySeen } from './capacity.tsx';
import { inTenths, linesOf, type Row } from './capacity-change-table.tsx';

const tables = ['rounds', 'work'] as const;

/** The table of the page that is asked for; of rounds whose answers the reader does not see, the days alone. */
export const capacityFile = (page: Page, { partner, held, areas, work }: CapacitySeen): Promise<Answer> => {
  const { words } = page;
  const named = (table: string) => `${partner.name} ${table}`;
  if (tableAsked(page, tables) === 'work')
    return listFile(
      page,
      named(words.t('overview.capacity-work')),
      workColumns(page, work),
      work.length > 0 ? capacityTags : [],
    );
  const name = named(words.t('overview.capacity-rounds'));
  return areas.length > 0
    ? listFile(page, name, changeColumns(page, held), linesOf(areas))
    : listFile(page, name, dayColumns(page), held);
};

const dayColumns = ({ words }: Page): ListColumn<RoundRow>[] => [
  { label: words.t('partners.held-on'), kind: 'day', value: ({ heldOn }) => heldOn },
];

const changeColumns = ({ words }: Page, held: readonly RoundRow[]): ListColumn<Row>[] => {
  const [first, last] = [held[0], held.at(-1)];
  const dayOf = (round: RoundRow | undefined) => round && words.day(round.heldOn ?? round.openedOn);
  const points = (label: string, of: (row: Row) => number | null): ListColumn<Row> => ({
    label,
    kind: 'number',
    value: (row) => {
      const value = of(row);
      return value === null ? null : inTenths(value);
    },
  });
  const latest = (label: 'only-round' | 'latest-round') =>
    points(words.t(`overview.${label}`, { day: dayOf(last) ?? '' }), ({ line }) => line.last);
  return [
    { label: words.t('overview.capacity-area'), value: ({ area }) => words.text(area.item.text) },
    {
      label: words.t('overview.capacity-one'),
      value: ({ area, line }) => (line === area ? words.t('overview.area-mean') : words.text(line.item.text)),
    },
    ...(first?.id === last?.id
      ? [latest('only-round')]
      : [
          points(words.t('overview.first-round', { day: dayOf(first) ?? '' }), ({ line }) => line.first),
          latest('latest-round'),
          points(words.t('overview.capacity-change'), ({ line }) => changeOf(line)),
        ]),
  ];
};

const workColumns = (
  { words }: Page,
  work: CapacitySeen['work'],
): ListColumn<(typeof capacityTags)[number]>[] => [
  {
    label: words.t('activities.capacityTags'),
    value: (tag) => words.say(`activities.capacityTags-${tag}`),
  },
  ...[...new Set(work.map(({ year }) => year))].sort().map(
    (year): ListColumn<(typeof capacityTags)[number]> => ({
      label: String(year),
      kind: 'number',
      value: (tag) => work.find((one) => one.tag === tag && one.year === year)?.activities,
    }),
  ),
];

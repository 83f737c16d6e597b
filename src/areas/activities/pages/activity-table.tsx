import { todayIn } from '../../../kernel/calendar-day.ts';
import { sameListWith } from '../../../page/frame.tsx';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { blockersAt, type Check } from '../../rulebook/rules/rule.ts';
import type { ActivityRow, ActivitySort } from '../queries/activities.ts';

/** What the rules say, by activity. */
export type Marks = ReadonlyMap<string, readonly Check[]>;

type Props = { page: Page; rows: readonly ActivityRow[]; marks: Marks; sort: ActivitySort };

export function ActivityTable({ page, rows, marks, sort }: Props) {
  const { words } = page;
  const order = (wanted: ActivitySort, down?: ActivitySort) => {
    const next = down && sort === wanted ? down : wanted;
    return {
      sortHref: sameListWith(page, { sort: next, after: undefined }),
      sorted: sort === wanted ? ('ascending' as const) : sort === down ? ('descending' as const) : undefined,
    };
  };
  return (
    <DataTable
      caption={words.t('activities.list')}
      captionHidden
      rows={rows}
      empty={words.t('activities.none')}
      columns={[
        {
          key: 'title',
          label: words.t('activities.activity'),
          ...order('title'),
          cell: (row) => (
            <>
              <a href={paths.activity({ id: row.id })}>{row.title}</a>
              <br />
              <span class="quiet">{row.reference}</span>
            </>
          ),
        },
        {
          key: 'date',
          label: words.t('activities.from'),
          ...order('date-up', 'date'),
          cell: (row) => words.day(row.heldFrom ?? row.plannedFrom),
        },
        {
          key: 'where',
          label: words.t('activities.where'),
          cell: (row) => whereOf(page, row),
        },
        { key: 'partner', label: words.t('activities.partnershipId'), cell: (row) => row.partner },
        {
          key: 'outcome',
          label: words.t('activities.outcomeId'),
          cell: (row) => <a href={paths.outcome({ id: row.outcomeId })}>{row.outcomeCode}</a>,
        },
        {
          key: 'people',
          label: words.t('activities.people'),
          numeric: true,
          cell: (row) => row.participants !== null && words.number(row.participants),
        },
        {
          key: 'state',
          label: words.t('activities.state'),
          cell: (row) => <StateTags page={page} row={row} checks={marks.get(row.id) ?? []} />,
        },
      ]}
    />
  );
}

/** Where things stand with an activity, and whether money may be charged to it. */
export function StateTags({
  page,
  row,
  checks,
}: {
  page: Page;
  row: Pick<ActivityRow, 'state' | 'plannedUntil'>;
  checks: readonly Check[];
}) {
  const { words } = page;
  const isLate = row.state === 'planned' && row.plannedUntil < todayIn();
  const tone = { planned: 'info', held: 'ok', cancelled: 'quiet' } as const;
  return (
    <>
      <Tag tone={isLate ? 'warn' : tone[row.state]}>
        {words.say(`activities.state-${isLate ? 'late' : row.state}`)}
      </Tag>
      {blockersAt(checks, 'charging').length > 0 && (
        <>
          {' '}
          <Tag tone="stop">{words.t('activities.not-chargeable')}</Tag>
        </>
      )}
    </>
  );
}

const whereOf = ({ words }: Page, { kind, mode, country, place, hemisphere }: ActivityRow): string => {
  const at = [place, country && words.country(country)].filter(Boolean).join(', ');
  // Action 7 is about who goes where.
  const side = kind === 'A7' && hemisphere && words.say(`activities.hemisphere-${hemisphere}`);
  const named = [at, side].filter(Boolean).join(' · ');
  return mode === 'in_person'
    ? named
    : [words.say(`activities.mode-${mode}`), named].filter(Boolean).join(' · ');
};

/** Tags in the reader's language. */
export const tagsText = ({ words }: Pick<Page, 'words'>, tags: ActivityRow['capacityTags']): string =>
  tags.map((tag) => words.say(`activities.capacityTags-${tag}`)).join(', ');

/** The list as it is taken along. */
export const fileColumns = (page: Page): ListColumn<ActivityRow>[] => {
  const { words } = page;
  return [
    { label: words.t('activities.reference'), value: (row) => row.reference },
    { label: words.t('activities.kind'), value: (row) => row.kind },
    { label: words.t('activities.furtherKinds'), value: (row) => row.furtherKinds.join(', ') },
    { label: words.t('activities.title'), value: (row) => row.title },
    { label: words.t('activities.programme'), value: (row) => row.programme },
    { label: words.t('activities.outcomeId'), value: (row) => row.outcomeCode },
    { label: words.t('activities.partnershipId'), value: (row) => row.partner },
    { label: words.t('activities.plannedFrom'), kind: 'day', value: (row) => row.plannedFrom },
    { label: words.t('activities.plannedUntil'), kind: 'day', value: (row) => row.plannedUntil },
    { label: words.t('activities.heldFrom'), kind: 'day', value: (row) => row.heldFrom },
    { label: words.t('activities.heldUntil'), kind: 'day', value: (row) => row.heldUntil },
    { label: words.t('activities.mode'), value: (row) => words.say(`activities.mode-${row.mode}`) },
    { label: words.t('activities.country'), value: (row) => row.country && words.country(row.country) },
    { label: words.t('activities.place'), value: (row) => row.place },
    {
      label: words.t('activities.decidedBy'),
      value: ({ decidedBy }) => decidedBy && words.say(`activities.decidedBy-${decidedBy}`),
    },
    { label: words.t('activities.decidedOn'), kind: 'day', value: (row) => row.decidedOn },
    { label: words.t('activities.decidingOrgan'), value: (row) => row.decidingOrgan },
    {
      label: words.t('activities.hemisphere'),
      value: ({ hemisphere }) => hemisphere && words.say(`activities.hemisphere-${hemisphere}`),
    },
    {
      label: words.t('activities.capacityTags'),
      value: (row) => tagsText(page, row.capacityTags),
    },
    { label: words.t('activities.state'), value: (row) => words.say(`activities.state-${row.state}`) },
    { label: words.t('activities.people'), kind: 'number', value: (row) => row.participants },
    { label: words.t('activities.women'), kind: 'number', value: (row) => row.women },
    {
      label: words.t('activities.participant-days'),
      kind: 'number',
      value: (row) => row.participantDays,
    },
  ];
};

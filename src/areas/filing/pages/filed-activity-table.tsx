import type { ListColumn } from '../../../page/list-export.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import { type FiledActivity, stateOf } from '../rules/filed-activities.ts';

/** What the reader may know of activities by their references, and of partners by their ids. */
export type Known = { ids: ReadonlyMap<string, string>; partners: ReadonlyMap<string, string> };

type Props = { words: Words; rows: readonly FiledActivity[]; known: Known };

export function ActivityTable({ words, rows, known }: Props) {
  return (
    <DataTable
      caption={words.t('filing.activities')}
      captionHidden
      rows={rows}
      empty={words.t('filing.no-activities')}
      columns={[
        {
          key: 'reference',
          label: words.t('activities.activity'),
          cell: ({ reference }) => <Led to={activityHref(known, reference)}>{reference}</Led>,
        },
        { key: 'outcome', label: words.t('overview.outcome'), cell: ({ outcome }) => outcome },
        { key: 'kind', label: words.t('activities.kind'), cell: ({ kind }) => kind },
        { key: 'country', label: words.t('activities.country'), cell: (row) => countryOf(words, row) },
        {
          key: 'partner',
          label: words.t('activities.partnershipId'),
          cell: (row) => partnerOf(known, row),
        },
        { key: 'state', label: words.t('activities.state'), cell: (row) => stateText(words, row) },
        {
          key: 'people',
          label: words.t('activities.attendances'),
          numeric: true,
          cell: (row) => row.isHeld && words.number(row.participants),
        },
      ]}
    />
  );
}

export const activityColumns = (words: Words, known: Known): ListColumn<FiledActivity>[] => [
  { label: words.t('activities.reference'), value: ({ reference }) => reference },
  { label: words.t('overview.outcome'), value: ({ outcome }) => outcome },
  { label: words.t('activities.kind'), value: ({ kind }) => kind },
  { label: words.t('activities.country'), value: (row) => countryOf(words, row) },
  { label: words.t('activities.partnershipId'), value: (row) => partnerOf(known, row) },
  { label: words.t('overview.axis-year'), kind: 'number', value: ({ year }) => year },
  { label: words.t('activities.state'), value: (row) => stateText(words, row) },
  {
    label: words.t('activities.attendances'),
    kind: 'number',
    value: ({ isHeld, participants }) => (isHeld ? participants : null),
  },
];

/** The figures that these make up, as the account says them. */
export const sumsOf = (words: Words, rows: readonly FiledActivity[]): string => {
  const held = rows.filter(({ isHeld }) => isHeld);
  const participants = held.reduce((sum, row) => sum + row.participants, 0);
  return words.t('filing.activities-counted', { planned: rows.length, held: held.length, participants });
};

const activityHref = ({ ids }: Known, reference: string): string | undefined => {
  const id = ids.get(reference);
  return id && paths.activity({ id });
};

const stateText = (words: Words, row: FiledActivity): string => words.say(`activities.state-${stateOf(row)}`);

const countryOf = (words: Words, { country }: FiledActivity): string =>
  country ? words.country(country) : '';

const partnerOf = ({ partners }: Known, { partner }: FiledActivity): string | undefined =>
  partner === null ? undefined : partners.get(partner);

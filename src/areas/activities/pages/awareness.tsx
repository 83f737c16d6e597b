import { todayIn } from '../../../kernel/calendar-day.ts';
import { type AskedYear, askedYear, YearError, YearField } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { countryFactPeriods } from '../../programmes/queries/partner-countries.ts';
import { awarenessEntries } from '../queries/awareness.ts';
import {
  type AwarenessEntry,
  type AwarenessSum,
  allChannels,
  awarenessSums,
  sideOf,
} from '../rules/awareness-sums.ts';

type Listed = AwarenessEntry & { side: AwarenessSum['side'] };

/** Aim O8 in a year: what was done to raise awareness, North and South apart, with the activities behind the sums. */
export const show = async (page: Page) => {
  const { id } = requireInstitute(page);
  const asked = askedYear(page, todayIn());
  const { year } = asked;
  const { entries, dacCountries } = await page.read(async (tx) => ({
    entries: await awarenessEntries(tx, id, year),
    dacCountries: (await countryFactPeriods(tx, id)).filter(({ kind }) => kind === 'dac_listed'),
  }));
  const listed = entries.map((entry) => ({ ...entry, side: sideOf(entry, dacCountries) }));
  if (isListFile(page) && !asked.wrong) {
    const name = `${page.words.t('activities.awareness-sums')} ${year}`;
    return listFile(page, name, fileColumns(page), listed);
  }
  const seen = view(page, asked, awarenessSums(entries, dacCountries), listed);
  return asked.wrong ? invalid(seen) : html(seen);
};

const view = (page: Page, asked: AskedYear, sums: readonly AwarenessSum[], entries: readonly Listed[]) => {
  const { words } = page;
  const title = words.t('activities.awareness-sums');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('activities.list'), href: paths.activities() }]}
    >
      <YearError words={words} asked={asked} />
      <PageHead title={title} kind="O8" quiet={String(asked.year)} />
      <Filters label={words.t('page.filter')} action={paths.awareness()} submit={words.t('page.filter')}>
        <YearField words={words} asked={asked} label={words.t('activities.year')} />
      </Filters>
      <Card title={words.t('activities.awareness-sides')}>
        <p class="quiet">{words.t('activities.awareness-how')}</p>
        <Sums page={page} rows={sums} />
      </Card>
      <Entries page={page} rows={entries} />
      {entries.length > 0 && !asked.wrong && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      )}
    </Frame>
  );
};

/** What one takes along: the activities behind the sums. */
const fileColumns = ({ words }: Page): ListColumn<Listed>[] => [
  { label: words.t('activities.reference'), value: (row) => row.reference },
  { label: words.t('activities.title'), value: (row) => row.title },
  { label: words.t('activities.kind'), value: (row) => row.kind },
  {
    label: words.t('activities.awareness-side'),
    value: ({ side }) => words.say(`activities.awareness-side-${side}`),
  },
  { label: words.t('activities.country'), value: ({ country }) => country && words.country(country) },
  { label: words.t('activities.partnershipId'), value: ({ partner }) => partner },
  { label: words.t('activities.from'), kind: 'day', value: ({ from }) => from },
  {
    label: words.t('activities.awareness-plannedReach'),
    kind: 'number',
    value: ({ planned }) => allChannels(planned),
  },
  {
    label: words.t('activities.awareness-reached'),
    kind: 'number',
    value: ({ isHeld, reached }) => (isHeld ? allChannels(reached) : null),
  },
];

function Sums({ page: { words }, rows }: { page: Page; rows: readonly AwarenessSum[] }) {
  const figures = ['activities', 'held', 'belgian', 'plannedReach', 'reached'] as const;
  return (
    <DataTable
      caption={words.t('activities.awareness-sides')}
      captionHidden
      rows={rows}
      empty=""
      columns={[
        {
          key: 'side',
          label: words.t('activities.awareness-side'),
          cell: ({ side }) => words.say(`activities.awareness-side-${side}`),
        },
        ...figures.map((figure) => ({
          key: figure,
          label: words.say(`activities.awareness-${figure}`),
          numeric: true,
          cell: (row: AwarenessSum) => words.number(row[figure]),
        })),
      ]}
    />
  );
}

function Entries({ page: { words }, rows }: { page: Page; rows: readonly Listed[] }) {
  return (
    <DataTable
      caption={words.t('activities.awareness-entries')}
      rows={rows}
      empty={words.t('activities.awareness-empty')}
      columns={[
        {
          key: 'activity',
          label: words.t('activities.activity'),
          cell: ({ id, reference, title }) => (
            <a href={paths.activity({ id })}>
              {reference} {title}
            </a>
          ),
        },
        { key: 'kind', label: words.t('activities.kind'), cell: ({ kind }) => kind },
        {
          key: 'side',
          label: words.t('activities.awareness-side'),
          cell: ({ side, country }) =>
            [words.say(`activities.awareness-side-${side}`), country && words.country(country)]
              .filter(Boolean)
              .join(' · '),
        },
        { key: 'partner', label: words.t('activities.partnershipId'), cell: ({ partner }) => partner ?? '' },
        {
          key: 'planned',
          label: words.t('activities.awareness-plannedReach'),
          numeric: true,
          cell: ({ planned }) => words.number(allChannels(planned)),
        },
        {
          key: 'reached',
          label: words.t('activities.awareness-reached'),
          numeric: true,
          cell: ({ isHeld, reached }) => (isHeld ? words.number(allChannels(reached)) : ''),
        },
      ]}
    />
  );
}

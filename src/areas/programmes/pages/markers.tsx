import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type MarkerRow, markersOf } from '../queries/markers.ts';
import { type OutcomeRow, outcomesOf } from '../queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { type KnownWeight, knownWeights, type MarkerCode, markerCodes } from '../rules/marker-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { requireFile, routeId } from './page-subject.ts';
import { programmeCrumbs } from './programme-crumbs.ts';

/** A marker of an outcome, scored or not. */
type Line = { outcome: OutcomeRow; code: MarkerCode; marker: MarkerRow | undefined };

/** Transversal markers of each outcome of a programme, with why they weigh what they weigh. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const id = routeId(page);
  const { programme, outcomes, markers } = await page.read(async (tx) => ({
    programme: await programmeById(tx, institute.id, id),
    outcomes: await outcomesOf(tx, institute.id, id),
    markers: await markersOf(tx, institute.id, id),
  }));
  if (!programme) throw new NotFound();
  const narrowings = [
    narrowing(
      page,
      'outcome',
      page.words.t('programmes.outcome'),
      outcomes.map((row) => ({ value: row.id, label: `${row.code} ${page.words.text(row.title)}` })),
    ),
  ];
  const { outcome: wanted } = valuesOf(narrowings);
  const lines = outcomes
    .filter((outcome) => !wanted || outcome.id === wanted)
    .flatMap((outcome) =>
      markerCodes.map((code) => ({
        outcome,
        code,
        marker: markers.find((row) => row.outcomeId === outcome.id && row.code === code),
      })),
    );
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(
      page,
      `${page.words.t('programmes.markers')} ${programme.reference}`,
      fileColumns(page),
      lines,
    );
  return narrowedPage(view(page, { programme, narrowings, lines }), narrowings);
};

const weightOf = ({ words }: Page, { marker }: Line): string => {
  const weight = knownWeights.find((each) => each === marker?.significance);
  return weight
    ? words.t(`programmes.marker-significance-${weight}`)
    : words.t('programmes.marker-not-scored');
};

const fileColumns = (page: Page): ListColumn<Line>[] => {
  const { words } = page;
  return [
    { label: words.t('programmes.outcome'), value: ({ outcome }) => outcome.code },
    { label: words.t('programmes.marker'), value: ({ code }) => words.t(`programmes.marker-${code}`) },
    { label: words.t('programmes.marker-significance'), value: (line) => weightOf(page, line) },
    {
      label: words.t('programmes.marker-reason'),
      value: ({ marker }) => marker?.reason && words.text(marker.reason),
    },
    { label: words.t('programmes.marker-scored-by'), value: ({ marker }) => marker?.scoredBy },
    { label: words.t('programmes.marker-scored-on'), kind: 'day', value: ({ marker }) => marker?.scoredOn },
  ];
};

type Seen = { programme: ProgrammeRow; narrowings: readonly Narrowing[]; lines: readonly Line[] };

const view = (page: Page, { programme, narrowings, lines }: Seen) => {
  const { words } = page;
  const { id } = programme;
  const title = words.t('programmes.markers');
  return (
    <Frame page={page} title={title} crumbs={programmeCrumbs(page, programme)}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead title={title} kind={programme.reference} quiet={words.text(programme.title)} />
      <ProgrammeTabs page={page} programmeId={id} side="markers" />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <MarkerTable page={page} lines={lines} />
      {lines.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const toneOf: Record<KnownWeight, 'quiet' | 'info' | 'ok'> = {
  '0': 'quiet',
  '1': 'info',
  '2': 'ok',
  '3': 'ok',
  '4': 'ok',
};

function MarkerTable({ page, lines }: { page: Page; lines: readonly Line[] }) {
  const { words } = page;
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  return (
    <DataTable
      caption={words.t('programmes.markers')}
      captionHidden
      rows={lines}
      group={({ outcome }) => `${outcome.code} ${words.text(outcome.title)}`}
      empty={words.t('programmes.theory-no-outcomes')}
      columns={[
        {
          key: 'marker',
          label: words.t('programmes.marker'),
          cell: ({ outcome, code }) =>
            mayKeep ? (
              <a href={paths.scoreMarker({ id: outcome.id, code })}>{words.t(`programmes.marker-${code}`)}</a>
            ) : (
              words.t(`programmes.marker-${code}`)
            ),
        },
        {
          key: 'weight',
          label: words.t('programmes.marker-significance'),
          cell: (line) => {
            const weight = knownWeights.find((each) => each === line.marker?.significance);
            return <Tag tone={weight ? toneOf[weight] : 'quiet'}>{weightOf(page, line)}</Tag>;
          },
        },
        {
          key: 'reason',
          label: words.t('programmes.marker-reason'),
          cell: ({ marker }) =>
            marker?.reason
              ? words.text(marker.reason)
              : marker && <Tag tone="warn">{words.t('programmes.marker-without-reason')}</Tag>,
        },
        {
          key: 'by',
          label: words.t('programmes.marker-scored-by'),
          cell: ({ marker }) =>
            [marker?.scoredBy, marker?.scoredOn && words.day(marker.scoredOn)].filter(Boolean).join(' · '),
        },
      ]}
    />
  );
}

import { money, toDecimal } from '../../../kernel/money.ts';
import { Frame } from '../../../page/frame.tsx';
import type { ListColumn } from '../../../page/list-export.ts';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  searchBefore,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Tone } from '../../../ui/tone.ts';
import { type ProgrammeListRow, programmes, programmesWith } from '../queries/programmes.ts';
import { decisionKinds } from '../rules/programme-input.ts';
import { isListed, mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { requireInstitute } from './page-subject.ts';

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const narrowings = narrowingsOf(page);
  const control = page.actor.scope;
  const { all, own } = await page.read(async (tx) => ({
    all: await programmes(tx, institute.id),
    own: control ? await programmesWith(tx, institute.id, control.outcomes) : [],
  }));
  const rows = all.filter((row) => isListed(page.actor, row, own) && isWanted(page, narrowings, row));
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(page, page.words.t('programmes.list'), fileColumns(page), rows);
  return narrowedPage(view(page, narrowings, rows), narrowings);
};

const narrowingsOf = (page: Page): Narrowing[] => [
  narrowing(
    page,
    'state',
    page.words.t('programmes.state'),
    [preparing, ...decisionKinds].map((value) => ({
      value,
      label: page.words.say(`programmes.state-${value}`),
    })),
  ),
];

const preparing = 'preparing';

const isWanted = (
  { words, query }: Page,
  narrowings: readonly Narrowing[],
  row: ProgrammeListRow,
): boolean => {
  const search = query.get('q')?.toLocaleLowerCase() ?? '';
  const { state } = valuesOf(narrowings);
  return (
    `${row.reference} ${words.text(row.title)}`.toLocaleLowerCase().includes(search) &&
    (!state || state === (row.state ?? preparing))
  );
};

const fileColumns = ({ words }: Page): ListColumn<ProgrammeListRow>[] => [
  { label: words.t('programmes.reference'), value: (row) => row.reference },
  { label: words.t('programmes.title'), value: (row) => words.text(row.title) },
  { label: words.t('programmes.fromOn'), kind: 'day', value: (row) => row.fromOn },
  { label: words.t('programmes.untilOn'), kind: 'day', value: (row) => row.untilOn },
  { label: words.t('programmes.state'), value: (row) => words.say(stateKey(row)) },
  { label: words.t('programmes.outcomes'), kind: 'number', value: (row) => row.outcomes },
  {
    label: words.t('programmes.subsidyDecided'),
    kind: 'number',
    value: (row) => (row.subsidyMinor === null ? null : toDecimal(money(row.subsidyMinor, row.currency))),
  },
  { label: words.t('programmes.currency'), value: (row) => row.currency },
];

const view = (page: Page, narrowings: readonly Narrowing[], rows: readonly ProgrammeListRow[]) => {
  const { words } = page;
  const title = words.t('programmes.list');
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        actions={
          mayKeepProgrammes(page.actor) === true && (
            <>
              <ButtonLink kind="primary" href={paths.newProgramme()}>
                {words.t('programmes.new')}
              </ButtonLink>
              <ButtonLink href={paths.importIati()}>{words.t('publishing.import')}</ButtonLink>
            </>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} before={searchBefore(page)} />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('programmes.none')}
        columns={[
          {
            key: 'title',
            label: words.t('programmes.programme'),
            cell: (row) => (
              <a href={paths.programme({ id: row.id })}>{words.text(row.title) || row.reference}</a>
            ),
          },
          { key: 'reference', label: words.t('programmes.reference'), cell: (row) => row.reference },
          {
            key: 'period',
            label: words.t('programmes.period'),
            cell: (row) => `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
          },
          {
            key: 'state',
            label: words.t('programmes.state'),
            cell: (row) => <Tag tone={stateTone(row)}>{words.say(stateKey(row))}</Tag>,
          },
          {
            key: 'outcomes',
            label: words.t('programmes.outcomes'),
            numeric: true,
            cell: (row) => words.number(row.outcomes),
          },
          {
            key: 'subsidy',
            label: words.t('programmes.subsidyDecided'),
            numeric: true,
            cell: (row) =>
              row.subsidyMinor === null ? '' : words.money(money(row.subsidyMinor, row.currency)),
          },
        ]}
      />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const stateKey = ({ state }: ProgrammeListRow): string => `programmes.state-${state ?? preparing}`;

const stateTone = ({ state }: ProgrammeListRow): Tone =>
  state === 'decided' ? 'ok' : state === 'refused' ? 'stop' : state === 'submitted' ? 'info' : 'quiet';

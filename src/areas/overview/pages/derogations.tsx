import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  type DerogationRow,
  derogations,
  derogationsAPage,
} from '../../records/queries/asked-derogations.ts';
import { maySeeDerogations } from '../../records/rules/record-permissions.ts';
import { RulebookTabs } from '../../rulebook/pages/rulebook-tabs.tsx';
import { ruleTitle } from './rule-title.ts';

export const derogationTones = { asked: 'info', granted: 'ok', refused: 'stop', withdrawn: 'quiet' } as const;
const states = ['asked', 'granted', 'refused', 'withdrawn'] as const;

export const show = async (page: Page) => {
  const { institute } = page.actor;
  const allowed = maySeeDerogations(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (!institute) throw new NotFound();
  const place = placeBeside(page, isId);
  const beside = [place];
  const narrowings = narrowingsOf(page);
  const { state } = valuesOf(narrowings);
  const filter = { state, after: place.value };
  const isFile = isListFile(page) && !isAmiss(narrowings, beside);
  const rows = await page.read((tx) =>
    isFile
      ? derogations(tx, institute.id, { state: filter.state }, mostListRows)
      : derogations(tx, institute.id, filter),
  );
  return isFile
    ? listFile(page, `${institute.code}-derogations`, columnsOf(page), rows)
    : narrowedPage(view(page, { narrowings, beside }, rows), narrowings, beside);
};

const narrowingsOf = (page: Page): Narrowing[] => [
  narrowing(
    page,
    'state',
    page.words.t('people.state'),
    states.map((value) => ({ value, label: page.words.say(`records.state-${value}`) })),
  ),
];

const columnsOf = ({ words }: Page) => [
  { label: words.t('records.rule'), value: (row: DerogationRow) => ruleTitle(words, row.ruleId) },
  { label: words.t('records.reason'), value: (row: DerogationRow) => row.reason },
  { label: words.t('people.from'), kind: 'day' as const, value: (row: DerogationRow) => row.fromOn },
  { label: words.t('people.until'), kind: 'day' as const, value: (row: DerogationRow) => row.untilOn },
  { label: words.t('records.asked-by'), value: (row: DerogationRow) => row.askedBy },
  { label: words.t('people.state'), value: (row: DerogationRow) => words.say(`records.state-${row.state}`) },
];

type Asked = { narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

const view = (page: Page, { narrowings, beside }: Asked, rows: readonly DerogationRow[]) => {
  const { words } = page;
  const shown = rows.slice(0, derogationsAPage);
  const last = rows.length > derogationsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('records.derogations')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead kind={words.t('rulebook.rulebook')} title={words.t('records.derogations')} />
      <RulebookTabs page={page} here="derogations" />
      <p class="quiet">{words.t('records.derogations-how')}</p>
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <DataTable
        caption={words.t('records.derogations')}
        captionHidden
        rows={shown}
        empty={words.t('records.no-derogations')}
        columns={[
          {
            key: 'rule',
            label: words.t('records.rule'),
            cell: (row) => <a href={paths.derogation({ id: row.id })}>{ruleTitle(words, row.ruleId)}</a>,
          },
          { key: 'reason', label: words.t('records.reason'), cell: (row) => row.reason },
          {
            key: 'days',
            label: words.t('people.days'),
            cell: (row) => `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
          },
          { key: 'by', label: words.t('records.asked-by'), cell: (row) => row.askedBy },
          {
            key: 'state',
            label: words.t('people.state'),
            cell: (row) => (
              <Tag tone={derogationTones[row.state]}>{words.say(`records.state-${row.state}`)}</Tag>
            ),
          },
        ]}
      />
      <ListPager page={page} after={last?.id} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

import { valueAndId } from '../../../kernel/list-key.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
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
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  keyOfParameter,
  type ParameterRow,
  parameterRows,
  parameterSorts,
  parametersAPage,
} from '../queries/parameter-rows.ts';
import type { Confidence } from '../rules/rule.ts';
import { RulebookTabs } from './rulebook-tabs.tsx';
import {
  asHeading,
  citationText,
  confidenceTone,
  numberName,
  numberText,
  periodText,
  ruleName,
  unitName,
} from './rulebook-words.ts';

const confidences: readonly Confidence[] = ['read', 'recalled', 'guessed', 'unset'];

export const show = async (page: Page) => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  const query = (name: string) => page.query.get(name) ?? undefined;
  const order = orderBeside(page, parameterSorts);
  const sort = order.value;
  const place = placeBeside(page, valueAndId);
  const beside = [order, place];
  const narrowings = narrowingsOf(page);
  const filter = { search: query('q'), ...valuesOf(narrowings), sort, after: place.value };
  if (isListFile(page) && !isAmiss(narrowings, beside)) {
    const all = await page.read((tx) => parameterRows(tx, institute.id, filter, mostListRows));
    return listFile(page, page.words.t('rulebook.numbers'), fileColumns(page), all);
  }
  const rows = await page.read((tx) => parameterRows(tx, institute.id, filter));
  return narrowedPage(view({ page, narrowings, beside, rows, sort }), narrowings, beside);
};

const narrowingsOf = (page: Page): Narrowing[] => [
  narrowing(
    page,
    'confidence',
    page.words.t('rulebook.confidence'),
    confidences.map((value) => ({ value, label: page.words.t(`rulebook.confidence-${value}`) })),
    page.words.t('rulebook.all-confidences'),
  ),
];

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rows: readonly ParameterRow[];
  sort: (typeof parameterSorts)[number] | undefined;
};

const view = ({ page, narrowings, beside, rows, sort = 'rule' }: Props) => {
  const { words } = page;
  const shown = rows.slice(0, parametersAPage);
  const last = rows.length > parametersAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('rulebook.numbers')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead kind={words.t('rulebook.rulebook')} title={words.t('rulebook.numbers')} />
      <RulebookTabs page={page} here="numbers" />
      <p class="quiet">{words.t('rulebook.confidence-note')}</p>
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} before={searchBefore(page)} />
      <DataTable
        caption={words.t('rulebook.numbers')}
        captionHidden
        rows={shown}
        empty={words.t('rulebook.no-numbers')}
        columns={columnsOf(page, sort)}
      />
      <ListPager page={page} after={last && keyOfParameter(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

/** A list of codes fills its own page, not this one. */
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const fileColumns = ({ words }: Page): readonly ListColumn<ParameterRow>[] => [
  { label: words.t('rulebook.rule'), value: (row) => row.ruleId },
  { label: words.t('rulebook.number'), value: (row) => numberName(words, row.ruleId, row.name) },
  { label: words.t('rulebook.value'), value: (row) => row.value },
  { label: words.t('rulebook.unit'), value: (row) => unitName(words, row.unit) },
  { label: words.t('rulebook.confidence'), value: (row) => words.t(`rulebook.confidence-${row.confidence}`) },
  { label: words.t('rulebook.citation'), value: (row) => citationText(words, row.citation) },
  { label: words.t('rulebook.valid-from'), kind: 'day', value: (row) => row.validFrom },
  { label: words.t('rulebook.valid-until'), kind: 'day', value: (row) => row.validUntil },
  { label: words.t('rulebook.cycle'), value: (row) => row.cycle },
];

const columnsOf = (page: Page, sort: (typeof parameterSorts)[number]) => {
  const { words } = page;
  const sorting = (key: (typeof parameterSorts)[number]) => ({
    sortHref: sameListWith(page, { sort: key, after: undefined }),
    sorted: sort === key ? ('ascending' as const) : undefined,
  });
  return [
    {
      key: 'rule',
      label: words.t('rulebook.number'),
      ...sorting('rule'),
      cell: (row: ParameterRow) => (
        <>
          <a href={paths.parameter({ id: row.id })}>
            {asHeading(words, numberName(words, row.ruleId, row.name))}
          </a>
          <br />
          <span class="quiet">{ruleName(words, row.ruleId)}</span>
        </>
      ),
    },
    {
      key: 'value',
      label: words.t('rulebook.value'),
      cell: (row: ParameterRow) => shortened(numberText(words, row) ?? words.t('rulebook.confidence-unset')),
    },
    {
      key: 'confidence',
      label: words.t('rulebook.confidence'),
      cell: (row: ParameterRow) => (
        <Tag tone={confidenceTone[row.confidence]}>{words.t(`rulebook.confidence-${row.confidence}`)}</Tag>
      ),
    },
    {
      key: 'citation',
      label: words.t('rulebook.citation'),
      cell: (row: ParameterRow) => citationText(words, row.citation),
    },
    {
      key: 'from',
      label: words.t('rulebook.validity'),
      ...sorting('from'),
      cell: (row: ParameterRow) => periodText(words, row.validFrom, row.validUntil),
    },
    { key: 'cycle', label: words.t('rulebook.cycle'), cell: (row: ParameterRow) => row.cycle },
  ];
};

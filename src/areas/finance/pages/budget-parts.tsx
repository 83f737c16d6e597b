import { todayIn } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf, queried, queriedAsOf, queriedDay } from '../../results/pages/address.ts';
import { type BudgetPart, type BudgetPartKind, budgetParts } from '../queries/budget-parts.ts';
import { type JudgedRows, judgedRows } from '../queries/judged-rows.ts';
import { placeChoices } from '../queries/place-choices.ts';
import type { MoneyKeys } from '../rules/money-axes.ts';
import { controlOf } from '../rules/money-under-control.ts';
import { keysQuery, queriedKeys, saidKeys } from './figure-keys.ts';
import type { MoneyPlaces } from './money-keys.ts';
import { itemText, minorText } from './money-words.ts';

type Props = {
  page: Page;
  programme: ProgrammeRow;
  places: MoneyPlaces;
  kind: BudgetPartKind;
  keys: MoneyKeys;
  asOf: number | undefined;
  parts: readonly BudgetPart[];
  minor: number;
  /** What a forecast holds of expenses. */
  spent: JudgedRows | undefined;
};

/** The budget amounts behind a figure of the comparison, each with its part in it; for a forecast also what was spent. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const isFile = isListFile(page);
  const asked = {
    kind: queried(page, 'what') === 'forecast' ? ('forecast' as const) : ('budget' as const),
    keys: queriedKeys(page),
    asOf: queriedAsOf(page),
  };
  const loaded = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const { keys, kind, asOf } = asked;
    const scope = { ...keys, programmeId: programme.id, asOf, control: controlOf(page.actor) };
    const today = queriedDay(page, 'day') ?? todayIn();
    const { parts, minor } = await budgetParts(tx, institute, {
      ...scope,
      kind,
      today,
      currency: programme.currency,
    });
    return {
      programme,
      parts,
      minor,
      spent:
        kind === 'forecast' && !isFile
          ? await judgedRows(tx, institute, { ...scope, kind: 'recorded' })
          : undefined,
      places: isFile ? { outcomes: [], partners: [] } : await placeChoices(tx, institute),
    };
  });
  const props = { page, ...asked, ...loaded };
  return isFile
    ? listFile(page, `${titleOf(props)} ${loaded.programme.reference}`, fileColumns(props), loaded.parts)
    : html(view(props));
};

const titleOf = ({ page, kind }: Pick<Props, 'page' | 'kind'>): string =>
  page.words.t(`finance.parts-${kind}`);

const view = (props: Props) => {
  const { page, programme, keys, parts, places } = props;
  const { words } = page;
  const { id, reference } = programme;
  const title = titleOf(props);
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: reference, href: paths.programme({ id }) },
        { label: words.t('finance.money'), href: paths.budgetAgainstActual({ id }) },
      ]}
    >
      <PageHead kind={reference} title={title} quiet={saidKeys(page, keys, places).join(' · ')} />
      <Figures items={figures(props)} />
      <p class="quiet">{words.t('finance.parts-what')}</p>
      <DataTable
        caption={title}
        captionHidden
        rows={parts}
        group={({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`)}
        empty={words.t('finance.no-parts')}
        columns={columns(props)}
      />
      {parts.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const figures = ({ page, programme, kind, keys, asOf, minor, spent }: Props) => {
  const { words } = page;
  const { id, currency } = programme;
  const said = (amount: number) => minorText(words, amount, currency);
  const part = { label: words.t(`finance.parts-${kind}`), value: said(minor) };
  if (!spent) return [part];
  const at = keysQuery(keys, asOf);
  return [
    { label: words.t('finance.forecast'), value: said(minor + spent.minor + spent.opening) },
    part,
    {
      label: words.t('finance.recorded'),
      value: said(spent.minor),
      href: withQuery(paths.judgedExpenses({ id }), { what: 'recorded', ...at }),
    },
    ...(spent.opening === 0
      ? []
      : [
          {
            label: words.t('finance.opening'),
            value: said(spent.opening),
            href: withQuery(paths.openingBalances({ id }), at),
          },
        ]),
  ];
};

const columns = ({ page: { words }, minor, programme }: Props): Column<BudgetPart>[] => [
  {
    key: 'line',
    label: words.t('finance.line'),
    cell: ({ line, block }) =>
      line ? words.say(`finance.line-${line}`) : words.say(`finance.block-${block}`),
    footer: words.t('finance.total'),
  },
  {
    key: 'heading',
    label: words.t('finance.heading'),
    cell: ({ heading }) => heading && words.say(`finance.heading-${heading}`),
  },
  { key: 'item', label: words.t('finance.item'), cell: ({ item }) => item && itemText(words, item) },
  { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
  {
    key: 'period',
    label: words.t('results.period'),
    cell: ({ from, until }) => `${words.day(from)} – ${words.day(until)}`,
  },
  {
    key: 'amount',
    label: words.t('finance.whole-amount'),
    numeric: true,
    cell: (row) => minorText(words, row.minor, row.currency),
  },
  {
    key: 'part',
    label: words.t('finance.part-here'),
    numeric: true,
    cell: (row) => minorText(words, row.part, row.currency),
    footer: minorText(words, minor, programme.currency),
  },
];

const fileColumns = ({ page: { words } }: Props): ListColumn<BudgetPart>[] => [
  {
    label: words.t('finance.outcome'),
    value: ({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`),
  },
  { label: words.t('finance.line'), value: ({ line }) => line },
  {
    label: words.t('finance.heading'),
    value: ({ heading }) => heading && words.say(`finance.heading-${heading}`),
  },
  { label: words.t('finance.item'), value: ({ item }) => item && itemText(words, item) },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('results.from'), kind: 'day', value: ({ from }) => from },
  { label: words.t('results.until'), kind: 'day', value: ({ until }) => until },
  {
    label: words.t('finance.part-here'),
    kind: 'number',
    value: ({ part, currency }) => toDecimal({ minor: part, currency }),
  },
  {
    label: words.t('finance.whole-amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
];

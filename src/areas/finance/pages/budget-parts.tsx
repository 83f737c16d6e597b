import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { dayWhereAsked } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  narrowing,
  valuesOf,
  whereAsked,
} from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { entryAsked } from '../../results/pages/as-of-field.tsx';
import {
  type BudgetPart,
  type BudgetPartKind,
  budgetPartKinds,
  budgetParts,
} from '../queries/budget-parts.ts';
import { type JudgedRows, judgedRows } from '../queries/judged-rows.ts';
import type { MoneyKeys } from '../rules/money-axes.ts';
import { controlOf } from '../rules/money-under-control.ts';
import { budgetPlaceColumns } from './budget-place-columns.ts';
import { FigureAmiss, moneyCrumbs } from './figure-amiss.tsx';
import { askedKeys, keysQuery, programmeAsked, saidKeys } from './figure-keys.ts';
import type { MoneyPlaces } from './money-keys.ts';
import { itemText, minorText } from './money-words.ts';

type Asked = {
  programme: ProgrammeRow;
  places: MoneyPlaces;
  kind: BudgetPartKind;
  keys: MoneyKeys;
  asOf: number | undefined;
  /** The months after that of this day are to come. */
  today: CalendarDay;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

type Props = Asked & {
  page: Page;
  parts: readonly BudgetPart[];
  minor: number;
  /** What a forecast holds of expenses. */
  spent: JudgedRows | undefined;
};

/** The budget amounts behind a figure of the comparison, each with its part in it; for a forecast also what was spent. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const isFile = isListFile(page);
  const loaded = await page.read(async (tx) => {
    const asked = await askedOf(page, tx);
    if (isAmiss(asked.narrowings, asked.beside)) return asked;
    const { programme, keys, kind, asOf, today } = asked;
    const scope = { ...keys, programmeId: programme.id, asOf, control: controlOf(page.actor) };
    const { parts, minor } = await budgetParts(tx, institute, {
      ...scope,
      kind,
      today,
      currency: programme.currency,
    });
    return {
      ...asked,
      parts,
      minor,
      spent:
        kind === 'forecast' && !isFile
          ? await judgedRows(tx, institute, { ...scope, kind: 'recorded' })
          : undefined,
    };
  });
  if (!('parts' in loaded))
    return invalid(<FigureAmiss page={page} title={titleOf({ page, ...loaded })} {...loaded} />);
  const props = { page, ...loaded };
  return isFile
    ? listFile(page, `${titleOf(props)} ${loaded.programme.reference}`, fileColumns(props), loaded.parts)
    : html(view(props));
};

const askedOf = async (page: Page, tx: Tx): Promise<Asked> => {
  const { words } = page;
  const { programme, places } = await programmeAsked(page, tx);
  const { keys, ...of } = askedKeys(page, places);
  const kinds = budgetPartKinds.map((value) => ({ value, label: words.t(`finance.parts-${value}`) }));
  const what = whereAsked(page, [narrowing(page, 'what', words.t('finance.figure-of-cells'), kinds)]);
  const kind = valuesOf(what).what === 'forecast' ? 'forecast' : 'budget';
  const entry = await entryAsked(page, tx);
  const day = dayWhereAsked(page, { name: 'day', label: words.t('finance.on'), isPast: true });
  return {
    ...{ programme, places, kind, keys, asOf: entry.value, today: day.value ?? todayIn() },
    narrowings: [...what, ...of.narrowings],
    beside: [...of.beside, entry, day],
  };
};

const titleOf = ({ page, kind }: Pick<Props, 'page' | 'kind'>): string =>
  page.words.t(`finance.parts-${kind}`);

const view = (props: Props) => {
  const { page, programme, keys, parts, places } = props;
  const { words } = page;
  const { reference } = programme;
  const title = titleOf(props);
  return (
    <Frame page={page} title={title} crumbs={moneyCrumbs(page, programme)}>
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

const fileColumns = ({ page: { words }, page }: Props): ListColumn<BudgetPart>[] => [
  ...budgetPlaceColumns(page),
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

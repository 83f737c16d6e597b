import type { Tx } from '../../../db/transaction.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
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
import { ButtonLink } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { entryAsked } from '../../results/pages/as-of-field.tsx';
import {
  type ExpenseDetail,
  expenses,
  expensesAPage,
  isPlaceOfExpense,
  keyOfExpense,
} from '../queries/expenses.ts';
import { type JudgedRows, type JudgedScope, judgedKinds, judgedRows } from '../queries/judged-rows.ts';
import { chargeRules } from '../rules/charge-rules.ts';
import { controlOf } from '../rules/money-under-control.ts';
import { FigureAmiss, moneyCrumbs } from './figure-amiss.tsx';
import { askedKeys, keysQuery, programmeAsked, saidKeys } from './figure-keys.ts';
import type { MoneyPlaces } from './money-keys.ts';
import { minorText } from './money-words.ts';

type Asked = {
  programme: ProgrammeRow;
  places: MoneyPlaces;
  scope: JudgedScope;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

type Props = Asked & { page: Page; judged: JudgedRows; rows: readonly ExpenseDetail[] };

/** The expenses behind a figure of the account: those that can be charged, those that a rule keeps back, or all. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const place = placeBeside(page, (key) => isPlaceOfExpense(key, undefined));
    const asked = await askedOf(page, tx, place);
    if (isAmiss(asked.narrowings, asked.beside)) return asked;
    const { scope } = asked;
    const judged = await judgedRows(tx, institute, scope);
    const isFile = isListFile(page);
    const filter = { rowIds: judged.rowIds, asOf: scope.asOf, after: isFile ? undefined : place.value };
    return {
      ...asked,
      judged,
      rows: await expenses(tx, institute, filter, isFile ? null : expensesAPage + 1),
    };
  });
  if (!('judged' in loaded))
    return invalid(<FigureAmiss page={page} title={titleOf(page, loaded)} {...loaded} />);
  const props = { page, ...loaded };
  const name = `${titleOf(page, loaded)} ${loaded.programme.reference}`;
  return isListFile(page) ? listFile(page, name, fileColumns(props), loaded.rows) : html(view(props));
};

const askedOf = async (page: Page, tx: Tx, place: FieldBeside): Promise<Asked> => {
  const { programme, places } = await programmeAsked(page, tx);
  const { keys, narrowings, beside } = askedKeys(page, places);
  const kinds = kindsAsked(page);
  const { what, rule } = valuesOf(kinds);
  const entry = await entryAsked(page, tx);
  return {
    ...{ programme, places },
    scope: {
      ...{ ...keys, programmeId: programme.id, rule, asOf: entry.value, control: controlOf(page.actor) },
      kind: judgedKinds.find((each) => each === what) ?? 'charged',
    },
    narrowings: [...kinds, ...narrowings],
    beside: [...beside, entry, place],
  };
};

/** Which expenses, and of those that are kept back the ones of which rule. */
const kindsAsked = (page: Page): Narrowing[] => {
  const { words } = page;
  const kinds = judgedKinds.map((value) => ({ value, label: words.t(`finance.judged-${value}`) }));
  const rules = chargeRules.map(({ id }) => ({ value: id, label: words.say(`finance.broken-${id}`) }));
  return whereAsked(page, [
    narrowing(page, 'what', words.t('finance.expenses'), kinds),
    narrowing(page, 'rule', words.t('finance.rule'), rules),
  ]);
};

const titleOf = (page: Page, { scope }: Asked): string => page.words.t(`finance.judged-${scope.kind}`);

const view = (props: Props) => {
  const { page, programme, scope, judged, rows } = props;
  const { words } = page;
  const { reference, currency } = programme;
  const title = titleOf(page, props);
  const other = scope.kind === 'charged' ? 'kept' : scope.kind === 'kept' ? 'charged' : undefined;
  const shown = rows.slice(0, expensesAPage);
  const last = rows.length > expensesAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title} crumbs={moneyCrumbs(page, programme)}>
      <PageHead
        kind={reference}
        title={title}
        quiet={[
          ...placesOf(props),
          words.t('finance.total-of', {
            count: judged.rowIds.length,
            amount: minorText(words, totalOf(props), currency),
          }),
        ].join(' · ')}
        actions={
          other && (
            <ButtonLink href={sameListWith(page, { what: other, rule: undefined, after: undefined })}>
              {words.t(`finance.judged-${other}`)}
            </ButtonLink>
          )
        }
      />
      {judged.opening !== 0 && (
        <p>
          {words.t('finance.opening')}:{' '}
          <a href={openingHref(scope)}>{minorText(words, judged.opening, currency)}</a>
        </p>
      )}
      <DataTable
        caption={title}
        captionHidden
        rows={shown}
        empty={words.t('finance.no-expenses')}
        columns={columns(props)}
      />
      <ListPager page={page} after={last && keyOfExpense(last, undefined)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

/** What was spent holds the certified balances too, which stand beside the list. */
const totalOf = ({ scope, judged }: Props): number =>
  scope.kind === 'spent' ? judged.minor + judged.opening : judged.minor;

/** What the list is limited to, as people read it. */
const placesOf = ({ page, scope, places }: Props): string[] => [
  ...saidKeys(page, scope, places),
  ...(scope.rule ? [page.words.say(`finance.broken-${scope.rule}`)] : []),
];

const openingHref = (scope: JudgedScope): string =>
  withQuery(paths.openingBalances({ id: scope.programmeId }), keysQuery(scope, scope.asOf));

const rulesOf = ({ page, judged }: Props, { rowId }: ExpenseDetail): string =>
  (judged.rules.get(rowId) ?? []).map((rule) => page.words.say(`finance.broken-${rule}`)).join(', ');

const columns = (props: Props): Column<ExpenseDetail>[] => {
  const { words } = props.page;
  return [
    {
      key: 'reference',
      label: words.t('finance.reference'),
      cell: ({ id, reference }) => <a href={paths.expense({ id })}>{reference}</a>,
    },
    { key: 'paid', label: words.t('finance.paidOn'), cell: ({ paidOn }) => words.day(paidOn) },
    { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
    { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
    {
      key: 'outcome',
      label: words.t('finance.outcome'),
      cell: ({ outcomeCode }) => outcomeCode ?? words.t('finance.management'),
    },
    {
      key: 'converted',
      label: words.t('finance.converted'),
      numeric: true,
      cell: ({ convertedMinor, convertedCurrency }) => minorText(words, convertedMinor, convertedCurrency),
    },
    ...(props.scope.kind === 'charged'
      ? []
      : [
          {
            key: 'rules',
            label: words.t('finance.state'),
            cell: (row: ExpenseDetail) => rulesOf(props, row),
          },
        ]),
  ];
};

const fileColumns = (props: Props): ListColumn<ExpenseDetail>[] => {
  const { words } = props.page;
  return [
    { label: words.t('finance.reference'), value: ({ reference }) => reference },
    { label: words.t('finance.paidOn'), kind: 'day', value: ({ paidOn }) => paidOn },
    { label: words.t('finance.chargedYear'), kind: 'number', value: ({ chargedYear }) => chargedYear },
    { label: words.t('finance.description'), value: ({ description }) => description },
    { label: words.t('finance.partner'), value: ({ partner }) => partner },
    { label: words.t('finance.outcome'), value: ({ outcomeCode }) => outcomeCode },
    {
      label: words.t('finance.converted'),
      kind: 'number',
      value: (row) => toDecimal({ minor: row.convertedMinor, currency: row.convertedCurrency }),
    },
    { label: words.t('finance.programme-currency'), value: ({ convertedCurrency }) => convertedCurrency },
    { label: words.t('finance.state'), value: (row) => rulesOf(props, row) },
  ];
};

import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf, queried } from '../../results/pages/address.ts';
import {
  budgetAgainstActual,
  type MoneyComparison,
  type MoneyDimension,
  type MoneyRow,
  moneyDimensions,
} from '../queries/budget-against-actual.ts';
import { MoneyTable, moneyRowTitle } from './money-table.tsx';
import { minorText } from './money-words.ts';

export type MoneyProps = {
  page: Page;
  by: MoneyDimension;
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  money: MoneyComparison;
};

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const by = moneyDimensions.find((dimension) => dimension === queried(page, 'by')) ?? 'outcome';
  const loaded = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const outcomes = await outcomesOf(tx, institute, programme.id);
    const money = await budgetAgainstActual(tx, institute, programme.id, { by });
    return { programme, outcomes, money: { ...money, rows: inOrder(money.rows, outcomes) } };
  });
  const props = { page, by, ...loaded };
  if (isListFile(page))
    return listFile(
      page,
      `${page.words.t('finance.money')} ${loaded.programme.reference}`,
      fileColumns(props),
      loaded.money.rows,
    );
  return html(view(props));
};

/** Outcomes in the programme's order, everything else by its name; the blocks of no outcome last. */
const inOrder = (rows: readonly MoneyRow[], outcomes: readonly OutcomeRow[]): MoneyRow[] => {
  const places = new Map(outcomes.map(({ id }, at) => [id, String(at).padStart(4, '0')]));
  const last = ['management', 'structure', 'unplaced'];
  const orderOf = ({ key }: MoneyRow) =>
    places.get(key) ?? (last.includes(key) ? `~${last.indexOf(key)}` : key);
  return rows.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
};

const view = (props: MoneyProps) => {
  const { page, programme, money } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('finance.money')}
      crumbs={[{ label: programme.reference, href: paths.programme({ id: programme.id }) }]}
    >
      <PageHead
        title={words.t('finance.money')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        actions={
          <ButtonLink href={paths.budget({ id: programme.id })}>{words.t('finance.budget')}</ButtonLink>
        }
      />
      <Figures items={figures(props)} />
      <Tabs
        label={words.t('finance.by')}
        items={moneyDimensions.map((by) => ({
          label: words.say(`finance.by-${by}`),
          href: withQuery(page.path, { by }),
          current: by === props.by,
        }))}
      />
      <MoneyTable {...props} />
      <LeftOut page={page} money={money} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const figures = ({ page, programme, money }: MoneyProps) => {
  const { words } = page;
  const said = (minor: number) => minorText(words, minor, money.currency);
  const { budget, recorded, chargeable, transferred } = money.total;
  const list = withQuery(paths.expenses(), { programme: programme.id });
  return [
    { label: words.t('finance.budget'), value: said(budget), href: paths.budget({ id: programme.id }) },
    { label: words.t('finance.recorded'), value: said(recorded), href: list },
    {
      label: words.t('finance.chargeable'),
      value: said(chargeable),
      note: money.blockedBy
        .map(({ ruleId, minor }) => `${words.say(`finance.broken-${ruleId}`)}: ${said(minor)}`)
        .join(' · '),
      tone: recorded === chargeable ? ('ok' as const) : ('warn' as const),
    },
    {
      label: words.t('finance.transferred'),
      value: said(transferred),
      href: withQuery(paths.transactions(), { programme: programme.id, kind: 'disbursement' }),
    },
  ];
};

function LeftOut({ page, money }: { page: Page; money: MoneyComparison }) {
  const { words } = page;
  if (money.leftOut.length === 0) return null;
  return (
    <p class="quiet">
      {words.t('finance.left-out')}{' '}
      {money.leftOut
        .map(
          ({ what, currency, minor }) =>
            `${words.say(`finance.left-out-${what}`)} ${minorText(words, minor, currency)}`,
        )
        .join(', ')}
    </p>
  );
}

const fileColumns = ({ page, by, outcomes, money }: MoneyProps): ListColumn<MoneyRow>[] => {
  const { words } = page;
  const amount = (
    field: 'budget' | 'recorded' | 'chargeable' | 'transferred' | 'published',
  ): ListColumn<MoneyRow> => ({
    label: `${words.t(`finance.${field}`)} (${money.currency})`,
    kind: 'number',
    value: (row) => toDecimal({ minor: row[field], currency: money.currency }),
  });
  return [
    { label: words.say(`finance.by-${by}`), value: ({ key }) => moneyRowTitle(page, by, key, outcomes) },
    amount('budget'),
    amount('recorded'),
    amount('chargeable'),
    amount('transferred'),
    amount('published'),
  ];
};

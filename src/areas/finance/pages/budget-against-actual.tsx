import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeAndEntry } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { CountedYears, countedYears } from '../../results/pages/counted-years.tsx';
import { NotYetKnown } from '../../results/pages/not-yet-known.tsx';
import { budgetAgainstActual, type MoneyComparison } from '../queries/budget-against-actual.ts';
import { type ExchangeYear, exchangeYears } from '../queries/exchange-differences.ts';
import { moneySince } from '../queries/money-since.ts';
import { placeChoices } from '../queries/place-choices.ts';
import { mayReadJustification } from '../rules/control-link-permissions.ts';
import { isTime } from '../rules/money-axes.ts';
import { type MoneyField, type MoneyRow, moneyFields } from '../rules/money-roll-up.ts';
import { controlOf } from '../rules/money-under-control.ts';
import { BurnChart } from './burn-chart.tsx';
import { type MoneyAsked, moneyAsked } from './money-asked.tsx';
import { MoneyCross } from './money-cross.tsx';
import { MoneyForm } from './money-form.tsx';
import { inKeyOrder, keyTitle, type MoneyPlaces } from './money-keys.ts';
import { figureHref, keptHref } from './money-links.ts';
import { MoneyTable } from './money-table.tsx';
import { minorText } from './money-words.ts';

/** The comparison as it is asked for. */
export type MoneyShown = MoneyAsked & { page: Page; programme: ProgrammeRow; places: MoneyPlaces };

export type MoneyProps = MoneyShown & { money: MoneyComparison; exchange: readonly ExchangeYear[] };

/**
 * Of a moment before the programme was on record there is no comparison, only the day since which money of it is; undefined
 * where there is none today either.
 */
type MoneyNotYet = MoneyShown & { since: CalendarDay | null | undefined };

export const show = async (page: Page) => {
  const props = await load(page);
  if ('since' in props) return html(view(page, props));
  if (!('money' in props)) return invalid(view(page, props));
  if (!isListFile(page)) return html(view(page, props));
  const name = `${page.words.t('finance.money')} ${props.programme.reference}`;
  return listFile(
    page,
    namedByDay(name, props.on),
    fileColumns(props),
    props.money.rows,
    countedYears(page, props.places.outcomes),
  );
};

const load = (page: Page): Promise<MoneyShown | MoneyNotYet | MoneyProps> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeAndEntry(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const asked = await moneyAsked(page, tx);
    const { by, across, isCumulative, on, asOf } = asked;
    const control = controlOf(page.actor);
    const { outcomes, partners } = await placeChoices(tx, institute);
    const places = { outcomes: outcomes.filter(({ programmeId }) => programmeId === programme.id), partners };
    const shown = { ...asked, page, programme, places };
    if (isAmiss(asked.narrowings, asked.beside)) return shown;
    if (asOf !== undefined && programme.entryNo > asOf)
      return { ...shown, since: (await moneySince(tx, institute, programme.id, control))?.since };
    const question = { by, across, isCumulative, asOf, today: on, control };
    const money = await budgetAgainstActual(tx, institute, programme.id, question);
    const order = inKeyOrder(by, places);
    const rows = money.rows.toSorted((a, b) => order(a.key, b.key));
    const exchange = await exchangeYears(tx, institute, { programmeId: programme.id, asOf });
    return { ...shown, exchange, money: { ...money, rows } };
  });
};

const view = (page: Page, props: MoneyShown | MoneyNotYet | MoneyProps) => {
  const { programme, on, asOf, narrowings, beside } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('finance.money')}
      crumbs={[
        { label: programme.reference, href: withQuery(paths.programme({ id: programme.id }), { on }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.money')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        actions={
          <>
            <ButtonLink href={paths.budget({ id: programme.id })}>{words.t('finance.budget')}</ButtonLink>
            <ButtonLink href={paths.openingBalances({ id: programme.id })}>
              {words.t('finance.opening-balances')}
            </ButtonLink>
            <ButtonLink href={paths.revenues({ id: programme.id })}>{words.t('finance.revenues')}</ButtonLink>
            <ButtonLink href={paths.closedPeriods({ id: programme.id })}>
              {words.t('finance.closed-periods')}
            </ButtonLink>
            {mayReadJustification(page.actor) === true && (
              <ButtonLink href={paths.justification({ id: programme.id })}>
                {words.t('finance.justification')}
              </ButtonLink>
            )}
          </>
        }
      />
      <ProgrammeTabs page={page} programmeId={programme.id} side="spending" on={on} />
      <AsOf {...props} />
      {'since' in props && <NotYet page={page} on={on} asOf={asOf} since={props.since} />}
      {'money' in props ? <AsTold {...props} /> : <MoneyForm {...props} />}
    </Frame>
  );
};

function NotYet({ since, ...of }: Pick<MoneyNotYet, 'page' | 'on' | 'asOf' | 'since'>) {
  if (since === undefined) return <EmptyState sentence={of.page.words.t('finance.no-money')} />;
  return <NotYetKnown {...of} since={since} />;
}

/** As of when figures are read; nothing where they are today's. */
function AsOf({ page: { words }, on, asOf }: MoneyShown) {
  if (on) return <p class="quiet">{words.t('finance.as-of-day', { day: words.day(on) })}</p>;
  return asOf !== undefined && <p class="quiet">{words.t('results.as-of-entry', { entry: String(asOf) })}</p>;
}

/** The figures, with the way to each. */
function AsTold(props: MoneyProps) {
  const { page, money, asOf } = props;
  const { words } = page;
  return (
    <>
      {asOf !== undefined && <p class="quiet">{words.t('finance.verdicts-of-today')}</p>}
      <Figures items={figures(props)} />
      <CountedYears page={page} outcomes={props.places.outcomes} />
      <ExchangeLine {...props} />
      <MoneyForm {...props} />
      {isTime(props.by) && !props.across && <BurnChart {...props} />}
      {props.across ? <MoneyCross {...props} across={props.across} /> : <MoneyTable {...props} />}
      <p class="quiet">{words.t('finance.money-what')}</p>
      <LeftOut page={page} money={money} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </>
  );
}

const figures = ({ page, programme, money, asOf, on }: MoneyProps) => {
  const { words } = page;
  const said = (minor: number) => minorText(words, minor, money.currency);
  const { budget, opening, recorded, chargeable, spent, forecast, transferred } = money.total;
  const href = (field: MoneyField) =>
    figureHref(field, { programmeId: programme.id, at: [], asOf, on, isCumulative: false });
  const noted = (label: string, minor: number, to: string) => (
    <>
      {label}: <a href={to}>{said(minor)}</a>
    </>
  );
  return [
    { label: words.t('finance.budget'), value: said(budget), href: href('budget') },
    ...(opening === 0
      ? []
      : [
          {
            label: words.t('finance.opening'),
            value: said(opening),
            href: href('opening'),
            note: noted(words.t('finance.spent'), spent, href('spent')),
          },
        ]),
    {
      label: words.t('finance.recorded'),
      value: said(recorded),
      href: href('recorded'),
      note: noted(words.t('finance.forecast'), forecast, href('forecast')),
    },
    {
      label: words.t('finance.chargeable'),
      value: said(chargeable),
      href: href('chargeable'),
      note: money.blockedBy.map(({ ruleId, minor }, at) => (
        <>
          {at > 0 && ' · '}
          {noted(words.say(`finance.broken-${ruleId}`), minor, keptHref(programme.id, ruleId, asOf))}
        </>
      )),
      tone: recorded === chargeable ? ('ok' as const) : ('warn' as const),
    },
    { label: words.t('finance.transferred'), value: said(transferred), href: href('transferred') },
  ];
};

/** What converting lost or gained was never an expense: it stands apart, in no other figure. */
function ExchangeLine({ page, programme, money, exchange }: MoneyProps) {
  const { words } = page;
  const sumOf = (kind: 'loss' | 'gain') =>
    exchange.reduce((sum, row) => sum + (row.to === money.currency ? row[kind] : 0), 0);
  const said = (['loss', 'gain'] as const).flatMap((kind) => {
    const minor = sumOf(kind);
    const label = words.t(`finance.exchange-${kind}`);
    return minor === 0 ? [] : [`${label}: ${minorText(words, minor, money.currency)}`];
  });
  if (said.length === 0) return null;
  return (
    <p class="quiet">
      <a href={withQuery(paths.exchangeDifferences(), { programme: programme.id })}>{said.join(' · ')}</a>
    </p>
  );
}

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

/** A line a row of the comparison, also of two axes: so that it can be turned as one likes. */
const fileColumns = ({ page, by, across, places, money }: MoneyProps): ListColumn<MoneyRow>[] => {
  const { words } = page;
  const amount = (field: MoneyField): ListColumn<MoneyRow> => ({
    label: `${words.say(`finance.${field}`)} (${money.currency})`,
    kind: 'number',
    value: (row) => toDecimal({ minor: row[field], currency: money.currency }),
  });
  return [
    { label: words.say(`finance.by-${by}`), value: ({ key }) => keyTitle(page, by, key, places) },
    ...(across
      ? [
          {
            label: words.say(`finance.by-${across}`),
            value: (row: MoneyRow) => keyTitle(page, across, row.across, places),
          },
        ]
      : []),
    ...moneyFields.filter((field) => field !== 'expenses').map(amount),
    { label: words.t('finance.expenses'), kind: 'number', value: ({ expenses }) => expenses },
  ];
};

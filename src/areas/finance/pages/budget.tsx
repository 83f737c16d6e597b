import type { Tx } from '../../../db/transaction.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { isAmiss } from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { DecidedBy, readsPartnerFiles } from '../../partners/pages/decided-by.tsx';
import { type DecisionAbout, decisionsAbout } from '../../partners/queries/partner-decisions.ts';
import { mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { CountedYears, countedYears } from '../../results/pages/counted-years.tsx';
import { type BarredAmount, barredAmounts } from '../queries/barred-amounts.ts';
import { type BudgetAmountRow, budgetInForce, budgetOfEdition } from '../queries/budget-amounts.ts';
import { budgetShifts, type ShiftRow } from '../queries/budget-shifts.ts';
import type { BudgetVersion } from '../queries/budget-versions.ts';
import { budgetVersions } from '../queries/budget-versions.ts';
import { mayReadInstalments } from '../rules/claim-permissions.ts';
import { mayKeepBudget, mayReadBudgetChecks, mayReadShifts } from '../rules/finance-permissions.ts';
import { budgetUnderControl, controlOf } from '../rules/money-under-control.ts';
import { budgetAsked } from './budget-asked.ts';
import { budgetPlaceColumns } from './budget-place-columns.ts';
import { FigureAmiss } from './figure-amiss.tsx';
import { itemText, minorText } from './money-words.ts';
import { shiftTitle } from './shift-words.ts';

type Props = {
  page: Page;
  programme: ProgrammeRow;
  version: BudgetVersion | undefined;
  versions: readonly BudgetVersion[];
  amounts: readonly BudgetAmountRow[];
  barred: ReadonlyMap<string, BarredAmount>;
  decisions: readonly DecisionAbout[];
  /** The shift by which this version came about. */
  shift: ShiftRow | undefined;
};

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const props = await page.read(async (tx) => {
    const asked = await budgetAsked(page, tx);
    if (isAmiss(asked.narrowings, asked.beside)) return asked;
    const { programme, edition, asOf, isAsked } = asked;
    const budget =
      edition === undefined
        ? await budgetInForce(tx, institute, programme.id, asOf)
        : await budgetOfEdition(tx, institute, programme.id, edition);
    if (!budget) throw new NotFound();
    const amounts = budgetUnderControl(controlOf(page.actor), budget.amounts).filter(isAsked);
    const isWholeGraphSeen = mayReadOrganisations(page.actor) === true;
    const versions = await budgetVersions(tx, institute, programme.id);
    const ids = versions.map(({ id }) => id);
    return {
      programme,
      versions,
      decisions: readsPartnerFiles(page) ? await decisionsAbout(tx, institute, ids) : [],
      version: budget.version,
      shift: await shiftOfVersion(page, tx, budget.version),
      amounts,
      barred: isWholeGraphSeen ? await barredAmounts(tx, institute, amounts) : new Map(),
    };
  });
  if (!('amounts' in props))
    return invalid(<FigureAmiss page={page} title={page.words.t('finance.budget')} {...props} />);
  if (isListFile(page))
    return listFile(
      page,
      `${page.words.t('finance.budget')} ${props.programme.reference}`,
      fileColumns(page),
      props.amounts,
      countedYears(page, outcomesOf(props.amounts)),
    );
  return html(view({ page, ...props }));
};

const outcomesOf = (amounts: readonly BudgetAmountRow[]) =>
  amounts.flatMap(({ outcomeId, outcomeCode }) =>
    outcomeId && outcomeCode ? [{ id: outcomeId, code: outcomeCode }] : [],
  );

const shiftOfVersion = async (page: Page, tx: Tx, version: BudgetVersion | undefined) =>
  version?.kind === 'amended' && mayReadShifts(page.actor) === true
    ? (await budgetShifts(tx, instituteOf(page), { versionId: version.id }))[0]
    : undefined;

const view = ({ page, programme, version, versions, amounts, barred, decisions, shift }: Props) => {
  const { words } = page;
  const isInForce = version?.edition === versions[0]?.edition;
  const mayKeep = isInForce && mayKeepBudget(page.actor) === true;
  const toNew = (
    <ButtonLink kind="primary" href={paths.newBudgetAmount({ id: programme.id })}>
      {words.t('finance.new-amount')}
    </ButtonLink>
  );
  return (
    <Frame
      page={page}
      title={words.t('finance.budget')}
      crumbs={[{ label: programme.reference, href: paths.programme({ id: programme.id }) }]}
    >
      <PageHead
        title={words.t('finance.budget')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        tags={
          version && (
            <Tag>
              {words.t('finance.version-of', {
                edition: version.edition,
                kind: words.say(`finance.kind-${version.kind}`),
              })}
            </Tag>
          )
        }
        actions={
          <>
            {mayKeep && toNew}
            {mayKeep && (
              <ButtonLink href={paths.budgetGrid({ id: programme.id })}>{words.t('finance.grid')}</ButtonLink>
            )}
            {mayReadShifts(page.actor) === true && (
              <ButtonLink href={withQuery(paths.budgetShifts(), { programme: programme.id })}>
                {words.t('finance.shifts')}
              </ButtonLink>
            )}
            {mayReadInstalments(page.actor) === true && (
              <ButtonLink href={paths.instalments({ id: programme.id })}>
                {words.t('finance.instalments')}
              </ButtonLink>
            )}
            {versions.length > 0 && mayReadBudgetChecks(page.actor) === true && (
              <ButtonLink href={paths.budgetChecks({ id: programme.id })}>
                {words.t('finance.budget-checks')}
              </ButtonLink>
            )}
            {versions.length > 0 && (
              <ButtonLink href={paths.budgetVersions({ id: programme.id })}>
                {words.t('finance.versions')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.budgetAgainstActual({ id: programme.id })}>
              {words.t('finance.money')}
            </ButtonLink>
          </>
        }
      />
      <ProgrammeTabs page={page} programmeId={programme.id} side="budget" />
      {!isInForce && (
        <p class="quiet">
          {words.t('finance.version-not-in-force')}{' '}
          <a href={paths.budget({ id: programme.id })}>{words.t('finance.version-in-force')}</a>
        </p>
      )}
      <CountedYears page={page} outcomes={outcomesOf(amounts)} />
      <DataTable
        caption={words.t('finance.budget')}
        captionHidden
        rows={amounts}
        group={({ outcomeCode, block }) => outcomeCode ?? words.say(`finance.block-${block}`)}
        empty={<EmptyState sentence={words.t('finance.no-budget')} action={mayKeep && toNew} />}
        columns={[
          {
            key: 'line',
            label: words.t('finance.line'),
            cell: ({ line, block }) =>
              line ? words.say(`finance.line-${line}`) : words.say(`finance.block-${block}`),
          },
          {
            key: 'heading',
            label: words.t('finance.heading'),
            cell: ({ heading }) => heading && words.say(`finance.heading-${heading}`),
          },
          { key: 'item', label: words.t('finance.item'), cell: ({ item }) => item && itemText(words, item) },
          {
            key: 'partner',
            label: words.t('finance.partner'),
            cell: ({ id, partner }) => (
              <>
                {partner}
                <BarredMark page={page} barred={barred.get(id)} />
              </>
            ),
          },
          {
            key: 'period',
            label: words.t('results.period'),
            cell: ({ from, until }) => `${words.day(from)} – ${words.day(until)}`,
          },
          {
            key: 'amount',
            label: words.t('finance.amount'),
            numeric: true,
            cell: (row) => {
              const said = minorText(words, row.minor, row.currency);
              return row.isSuperseded ? <del>{said}</del> : said;
            },
          },
          {
            key: 'note',
            label: words.t('finance.state'),
            cell: ({ isSuperseded, correctionReason }) =>
              isSuperseded ? words.t('finance.superseded') : correctionReason,
          },
        ]}
      />
      {shift && (
        <p>
          <a href={paths.budgetShift({ id: shift.id })}>
            {words.t('finance.shift-of-version', { shift: shiftTitle(words, shift) })}
          </a>
        </p>
      )}
      <DecidedBy page={page} decisions={decisions} />
      {amounts.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** That aim O3 stands in the way of an amount on its first day, with the way to the proof. */
function BarredMark({ page: { words }, barred }: { page: Page; barred: BarredAmount | undefined }) {
  if (!barred) return null;
  const { bodyId, check } = barred;
  return (
    <>
      {' '}
      <Tag tone={check.verdict === 'blocks' ? 'stop' : 'warn'}>
        {`O3: ${words.say(`rulebook.verdict-${check.verdict}`)}`}
      </Tag>{' '}
      <a href={withQuery(paths.eligibility({ id: bodyId }), { on: String(check.inputs.day) })}>
        {words.t('partners.proof')}
      </a>
    </>
  );
}

const fileColumns = (page: Page): ListColumn<BudgetAmountRow>[] => [
  ...budgetPlaceColumns(page),
  { label: page.words.t('results.from'), kind: 'day', value: ({ from }) => from },
  { label: page.words.t('results.until'), kind: 'day', value: ({ until }) => until },
  {
    label: page.words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: page.words.t('finance.currency'), value: ({ currency }) => currency },
];

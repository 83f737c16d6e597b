import { todayIn, yearOf, yearsBetween } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  choiceBeside,
  type FieldBeside,
  isAmiss,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import { mayReadJustification } from '../../finance/rules/control-link-permissions.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type FrozenAccount, frozenAccounts } from '../queries/frozen-accounts.ts';
import { justification } from '../queries/justification.ts';
import { mayFreezeAccount } from '../rules/account-permissions.ts';
import { directCosts, justifiedUntil } from '../rules/justification.ts';
import { FrozenState } from './frozen-words.tsx';
import { JustificationTable, type JustifiedRow } from './justification-table.tsx';

type Loaded = {
  programme: ProgrammeRow;
  year: number;
  asked: FieldBeside;
  currency: string;
  rows: readonly JustifiedRow[];
  frozen: readonly FrozenAccount[];
};

/** The year that an address names, of those of the programme; the one before this year, or nearest to it, where it names none of them. */
export const accountYear = (page: Page, programme: ProgrammeRow) => {
  const years = yearsBetween(programme).map(String);
  const last = yearOf(todayIn()) - 1;
  const nearest = Math.min(Math.max(last, yearOf(programme.fromOn)), yearOf(programme.untilOn));
  return choiceBeside(page, {
    name: 'year',
    label: page.words.t('finance.year'),
    options: years.map((value) => ({ value, label: value })),
    otherwise: String(nearest),
  });
};

/** The financial account of a year and of all years until it (art. 47 §1). */
export const show = async (page: Page) => {
  const allowed = mayReadJustification(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx): Promise<Loaded> => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const asked = accountYear(page, programme);
    const year = Number(asked.value);
    const { currency, lines, codes } = await justification(tx, institute, programme.id);
    const rows = justifiedUntil(lines, year).map((row) => ({ ...row, code: codes.get(row.key) ?? row.key }));
    return {
      programme,
      year,
      asked,
      currency,
      rows: rows.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      frozen: await frozenAccounts(tx, institute, { programmeId: programme.id }),
    };
  });
  const beside = [loaded.asked];
  if (isListFile(page) && !isAmiss([], beside)) {
    const title = `${page.words.t('finance.justification')} ${loaded.programme.reference} ${loaded.year}`;
    return listFile(page, title, fileColumns(page, loaded), loaded.rows);
  }
  return narrowedPage(view(page, loaded), [], beside);
};

const view = (page: Page, loaded: Loaded) => {
  const { programme, year, asked, currency, rows } = loaded;
  const { words } = page;
  const { id } = programme;
  const direct = directCosts(rows);
  return (
    <Frame
      page={page}
      title={words.t('finance.justification')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.money'), href: paths.budgetAgainstActual({ id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={[asked]} />
      <PageHead
        title={words.t('control.justification-of', { year: String(year) })}
        quiet={words.t('control.justification-what')}
        actions={
          <>
            {mayFreezeAccount(page.actor) === true && (
              <ButtonLink
                kind="primary"
                href={withQuery(paths.freezeAccount({ id }), { year: String(year) })}
              >
                {words.t('control.freeze-account')}
              </ButtonLink>
            )}
            <ButtonLink href={withQuery(paths.yearEnd({ id }), { year: String(year) })}>
              {words.t('control.year-end')}
            </ButtonLink>
            <ButtonLink href={paths.settlement({ id })}>{words.t('control.settlement')}</ButtonLink>
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={[]} beside={[asked]} />
      <JustificationTable page={page} programmeId={id} year={year} currency={currency} rows={rows} />
      <p>
        {words.t('control.direct-costs', {
          inYear: minorText(words, direct.inYear, currency),
          until: minorText(words, direct.until, currency),
        })}
      </p>
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <FrozenList page={page} frozen={loaded.frozen} />
    </Frame>
  );
};

function FrozenList({ page, frozen }: { page: Page; frozen: readonly FrozenAccount[] }) {
  const { words } = page;
  if (frozen.length === 0) return null;
  return (
    <Card title={words.t('control.frozen-accounts')} id="frozen">
      <DataTable
        caption={words.t('control.frozen-accounts')}
        captionHidden
        rows={frozen}
        empty=""
        columns={[
          {
            key: 'year',
            label: words.t('finance.year'),
            cell: ({ id, year }) => <a href={paths.frozenAccount({ id })}>{String(year)}</a>,
          },
          { key: 'at', label: words.t('control.frozen-at'), cell: ({ at }) => words.moment(at) },
          { key: 'auditor', label: words.t('control.statutory-auditor'), cell: ({ auditor }) => auditor },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: (row) => <FrozenState words={words} account={row} />,
          },
        ]}
      />
    </Card>
  );
}

const fileColumns = ({ words }: Page, { currency, year }: Loaded): ListColumn<JustifiedRow>[] => {
  const amount = (minor: number) => toDecimal({ minor, currency });
  const y = { year: String(year) };
  return [
    { label: words.t('finance.outcome'), value: ({ code }) => code },
    {
      label: words.t('control.budget-of-year', y),
      kind: 'number',
      value: (row) => amount(row.inYear.budget),
    },
    {
      label: words.t('control.charged-in-year', y),
      kind: 'number',
      value: (row) => amount(row.inYear.charged),
    },
    {
      label: words.t('control.own-funds-in-year', y),
      kind: 'number',
      value: (row) => amount(row.inYear.ownFunds),
    },
    { label: words.t('control.budget-until', y), kind: 'number', value: (row) => amount(row.until.budget) },
    { label: words.t('control.charged-until', y), kind: 'number', value: (row) => amount(row.until.charged) },
    { label: words.t('finance.currency'), value: () => currency },
  ];
};

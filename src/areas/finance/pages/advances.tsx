import { toDecimal } from '../../../kernel/money.ts';
import { askedBeside, dayWhereAsked } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { checkText } from '../../rulebook/pages/rulebook-words.ts';
import { type JudgedAdvance, judgedAdvances } from '../queries/advance-checks.ts';
import { BalancesLeftOut, balancesLeftOut, leavesBalancesOut } from './balances-left-out.tsx';
import { minorText } from './money-words.ts';
import { partnerAlone, programmeNarrowing } from './place-narrowings.ts';

/** Money that went to partners and is not used up, the oldest first, with what the rules say of its age. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { words } = page;
  const days = askedBeside(page, {
    name: 'days',
    label: words.t('finance.older-than-days'),
    read: (typed) => (/^\d{1,6}$/.test(typed) ? Number(typed) : undefined),
    width: 4,
    narrows: (days) => days > 0,
  });
  const on = dayWhereAsked(page, { name: 'on', label: words.t('finance.on') });
  const beside = [days, on];
  const { rows, narrowings } = await page.read(async (tx) => {
    const narrowings = [
      programmeNarrowing(page, await programmes(tx, institute)),
      partnerAlone(page, await partnerChoices(tx, institute)),
    ];
    const { programme: programmeId, partner: partnershipId } = valuesOf(narrowings);
    const filter = { programmeId, partnershipId, olderThan: days.value || undefined, on: on.value };
    if (on.error) return { narrowings, rows: undefined };
    const rows = leavesBalancesOut(page) ? [] : await judgedAdvances(tx, institute, filter);
    return { narrowings, rows };
  });
  if (rows && isListFile(page) && !isAmiss(narrowings, beside))
    return listFile(page, words.t('finance.advances'), fileColumns(page), rows, balancesLeftOut(page));
  return narrowedPage(view({ page, rows, narrowings, beside }), narrowings, beside);
};

type Props = {
  page: Page;
  /** None where the day that is asked is none: those of another would be read as its own. */
  rows: readonly JudgedAdvance[] | undefined;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

const view = (props: Props) => {
  const { page, rows, ...asked } = props;
  const { words } = page;
  const isLeftOut = leavesBalancesOut(page);
  return (
    <Frame
      page={page}
      title={words.t('finance.advances')}
      crumbs={[{ label: words.t('finance.transactions'), href: paths.transactions() }]}
    >
      <NarrowingErrors words={words} {...asked} />
      <PageHead
        title={words.t('finance.advances')}
        quiet={words.t('finance.advances-what')}
        actions={<ButtonLink href={paths.cashPosition()}>{words.t('finance.cash-position')}</ButtonLink>}
      />
      <NarrowingFilters page={page} {...asked} />
      {rows && isLeftOut && (
        <BalancesLeftOut page={page} partnershipId={valuesOf(asked.narrowings).partner} />
      )}
      {rows && !isLeftOut && (
        <>
          <DataTable
            caption={words.t('finance.advances')}
            captionHidden
            rows={rows}
            empty={words.t('finance.no-advances')}
            columns={columns(page)}
          />
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        </>
      )}
    </Frame>
  );
};

const columns = (page: Page): Column<JudgedAdvance>[] => {
  const { words } = page;
  const spent = ({ partnershipId, programmeId }: JudgedAdvance) =>
    withQuery(paths.expenses(), { partner: partnershipId, programme: programmeId });
  return [
    { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
    { key: 'programme', label: words.t('finance.programme'), cell: ({ programme }) => programme },
    { key: 'on', label: words.t('finance.sent-on'), cell: ({ on }) => words.day(on) },
    { key: 'days', label: words.t('finance.age-days'), numeric: true, cell: ({ days }) => String(days) },
    {
      key: 'amount',
      label: words.t('finance.sent'),
      numeric: true,
      cell: ({ transactionId, minor, currency }) => (
        <a href={paths.transaction({ id: transactionId })}>{minorText(words, minor, currency)}</a>
      ),
    },
    {
      key: 'open',
      label: words.t('finance.open'),
      numeric: true,
      cell: (row) => <a href={spent(row)}>{minorText(words, row.openMinor, row.currency)}</a>,
    },
    {
      key: 'local',
      label: words.t('finance.open-local'),
      numeric: true,
      cell: ({ localOpen, local }) => localOpen !== null && local && minorText(words, localOpen, local),
    },
    {
      key: 'check',
      label: words.t('finance.state'),
      cell: ({ checks }) =>
        checks.map((check) => (
          <>
            <Tag tone={check.verdict === 'ok' ? 'ok' : 'warn'}>
              {words.t(`rulebook.verdict-${check.verdict}`)}
            </Tag>{' '}
            {checkText(words, check)}
          </>
        )),
    },
  ];
};

const fileColumns = ({ words }: Page): ListColumn<JudgedAdvance>[] => [
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.reference'), value: ({ reference }) => reference },
  { label: words.t('finance.sent-on'), kind: 'day', value: ({ on }) => on },
  { label: words.t('finance.age-days'), kind: 'number', value: ({ days }) => days },
  {
    label: words.t('finance.sent'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  {
    label: words.t('finance.open'),
    kind: 'number',
    value: ({ openMinor: minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  {
    label: words.t('finance.open-local'),
    kind: 'number',
    value: ({ localOpen, local }) =>
      localOpen === null || !local ? null : toDecimal({ minor: localOpen, currency: local }),
  },
  { label: words.t('finance.open-local-currency'), value: ({ local }) => local },
  {
    label: words.t('finance.state'),
    value: ({ checks }) => checks.map((check) => words.t(`rulebook.verdict-${check.verdict}`)).join(', '),
  },
];

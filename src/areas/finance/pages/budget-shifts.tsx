import { toDecimal } from '../../../kernel/money.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
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
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { programmes } from '../../programmes/queries/programmes.ts';
import {
  budgetShifts,
  isPlaceOfShift,
  keyOfShift,
  type ShiftRow,
  shiftsAPage,
} from '../queries/budget-shifts.ts';
import { mayAskShift } from '../rules/finance-permissions.ts';
import { shiftStates } from '../rules/shift-state.ts';
import { minorText } from './money-words.ts';
import { requireShiftReader, shiftTitle } from './shift-words.ts';

type Sort = 'on' | 'amount';
type Props = {
  page: Page;
  sort: Sort;
  rows: readonly ShiftRow[];
  offered: readonly { id: string; reference: string }[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

export const show = async (page: Page) => {
  const institute = requireShiftReader(page);
  const sought = soughtYear(page);
  const order = orderBeside<Sort>(page, ['on', 'amount']);
  const sort = order.value ?? 'on';
  const place = placeBeside(page, (key) => isPlaceOfShift(key, sort));
  const beside = [soughtYearBeside(page.words, sought, page.words.t('finance.year')), order, place];
  const { rows, file, narrowings, offered } = await page.read(async (tx) => {
    const offered = await programmes(tx, institute);
    const narrowings = narrowingsOf(page, offered);
    const { programme: programmeId, state } = valuesOf(narrowings);
    const filter = { programmeId, state, year: sought.year, sort, after: place.value };
    const file = isListFile(page) && !isAmiss(narrowings, beside);
    const rows = await budgetShifts(tx, institute, filter, file ? null : shiftsAPage + 1);
    return { rows, file, narrowings, offered };
  });
  if (file) return listFile(page, page.words.t('finance.shifts'), fileColumns(page), rows);
  return narrowedPage(view({ page, sort, rows, offered, narrowings, beside }), narrowings, beside);
};

const narrowingsOf = (page: Page, offered: Props['offered']): Narrowing[] => {
  const { words } = page;
  return [
    narrowing(
      page,
      'programme',
      words.t('finance.programme'),
      offered.map(({ id, reference }) => ({ value: id, label: reference })),
    ),
    narrowing(
      page,
      'state',
      words.t('finance.state'),
      [...shiftStates, 'notified' as const].map((value) => ({
        value,
        label: words.t(`finance.shift-state-${value}`),
      })),
    ),
  ];
};

const view = (props: Props) => {
  const { page, sort, rows, offered, narrowings, beside } = props;
  const { words } = page;
  const shown = rows.slice(0, shiftsAPage);
  const last = rows.length > shiftsAPage ? shown.at(-1) : undefined;
  const programme = offered.find(({ id }) => id === valuesOf(narrowings).programme);
  const sorted = (by: Sort) => ({
    sortHref: sameListWith(page, { sort: by, after: undefined }),
    sorted: sort === by ? ('descending' as const) : undefined,
  });
  return (
    <Frame
      page={page}
      title={words.t('finance.shifts')}
      crumbs={
        programme
          ? [
              { label: programme.reference, href: paths.programme({ id: programme.id }) },
              { label: words.t('finance.budget'), href: paths.budget({ id: programme.id }) },
            ]
          : []
      }
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('finance.shifts')}
        quiet={words.t('finance.shifts-what')}
        actions={
          programme &&
          mayAskShift(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newBudgetShift({ id: programme.id })}>
              {words.t('finance.new-shift')}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <DataTable
        caption={words.t('finance.shifts')}
        captionHidden
        rows={shown}
        empty={words.t('finance.no-shifts')}
        columns={[
          {
            key: 'number',
            label: words.t('finance.shift'),
            cell: (row) => <a href={paths.budgetShift({ id: row.id })}>{shiftTitle(words, row)}</a>,
          },
          { key: 'on', label: words.t('finance.shift-on'), cell: ({ on }) => words.day(on), ...sorted('on') },
          {
            key: 'kind',
            label: words.t('finance.kind'),
            cell: ({ kind }) => words.t(`finance.shift-kind-${kind}`),
          },
          { key: 'reason', label: words.t('results.reason'), cell: ({ reason }) => reason },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: (row) => <ShiftState page={page} row={row} />,
          },
          {
            key: 'amount',
            label: words.t('finance.amount'),
            numeric: true,
            cell: ({ minor, currency }) => minorText(words, minor, currency),
            ...sorted('amount'),
          },
        ]}
      />
      <ListPager page={page} after={last && keyOfShift(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const tones = { declined: 'stop', refused: 'stop', agreed: 'ok', applied: 'ok' } as const;

/** Where it stands, and that the donor was only told where nobody asked it. */
export function ShiftState({ page: { words }, row }: { page: Page; row: ShiftRow }) {
  const tone = row.state in tones ? tones[row.state as keyof typeof tones] : undefined;
  return (
    <>
      <Tag tone={tone}>{words.t(`finance.shift-state-${row.state}`)}</Tag>
      {row.isNotified && (
        <>
          {' '}
          <Tag>{words.t('finance.shift-state-notified')}</Tag>
        </>
      )}
    </>
  );
}

const fileColumns = ({ words }: Page): ListColumn<ShiftRow>[] => [
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.shift'), kind: 'number', value: ({ number }) => number },
  { label: words.t('finance.shift-on'), kind: 'day', value: ({ on }) => on },
  { label: words.t('finance.kind'), value: ({ kind }) => words.t(`finance.shift-kind-${kind}`) },
  { label: words.t('results.reason'), value: ({ reason }) => reason },
  { label: words.t('finance.state'), value: ({ state }) => words.t(`finance.shift-state-${state}`) },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
];

import { toDecimal } from '../../../kernel/money.ts';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { programmes } from '../../programmes/queries/programmes.ts';
import { queried, queriedId, queriedNumber } from '../../results/pages/address.ts';
import { budgetShifts, keyOfShift, type ShiftRow, shiftsAPage } from '../queries/budget-shifts.ts';
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
};

export const show = async (page: Page) => {
  const institute = requireShiftReader(page);
  const sort: Sort = queried(page, 'sort') === 'amount' ? 'amount' : 'on';
  const filter = {
    programmeId: queriedId(page, 'programme'),
    versionId: queriedId(page, 'version'),
    state: queried(page, 'state'),
    year: queriedNumber(page, 'year'),
    sort,
    after: queried(page, 'after'),
  };
  const file = isListFile(page);
  const { rows, offered } = await page.read(async (tx) => ({
    rows: await budgetShifts(tx, institute, filter, file ? null : shiftsAPage + 1),
    offered: await programmes(tx, institute),
  }));
  if (file) return listFile(page, page.words.t('finance.shifts'), fileColumns(page), rows);
  return html(view({ page, sort, rows, offered }));
};

const view = (props: Props) => {
  const { page, sort, rows, offered } = props;
  const { words } = page;
  const shown = rows.slice(0, shiftsAPage);
  const last = rows.length > shiftsAPage ? shown.at(-1) : undefined;
  const programme = offered.find(({ id }) => id === queriedId(page, 'programme'));
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
      <ShiftFilters {...props} />
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

function ShiftFilters({ page: { words, query }, offered }: Props) {
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.budgetShifts()}
      keep={Object.fromEntries([...query].filter(([name]) => ['sort', 'version'].includes(name)))}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.budgetShifts() } : undefined}
    >
      <SelectField
        name="programme"
        label={words.t('finance.programme')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('programme') ?? ''}
        options={offered.map(({ id, reference }) => ({ value: id, label: reference }))}
      />
      <SelectField
        name="state"
        label={words.t('finance.state')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('state') ?? ''}
        options={[...shiftStates, 'notified' as const].map((value) => ({
          value,
          label: words.t(`finance.shift-state-${value}`),
        }))}
      />
      <TextField
        name="year"
        label={words.t('finance.year')}
        optional=""
        width={4}
        inputmode="numeric"
        value={query.get('year') ?? ''}
      />
    </Filters>
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

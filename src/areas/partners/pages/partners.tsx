import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  searchBefore,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  keyOfPartner,
  type PartnerFilter,
  type PartnerRow,
  partnerSorts,
  partners,
  partnersAPage,
} from '../queries/partnerships.ts';
import { screeningMonths } from '../queries/screening-checks.ts';
import { lastScreeningDays } from '../queries/screenings.ts';
import { type AgreementState, agreementState } from '../rules/agreement-state.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { isUnionKind } from '../rules/screening.ts';
import { isScreeningOverdue } from '../rules/screening-age.ts';
import { readsPartnerFiles } from './decided-by.tsx';
import { type PartnerSort, partnerNarrowings } from './partner-filters.tsx';
import { periodText, registerOf, stateTone, today } from './partner-words.ts';

export const show = async (page: Page) => {
  const institute = registerOf(page);
  const query = (name: string) => page.query.get(name) || undefined;
  const order = orderBeside(page, partnerSorts);
  const sort = order.value ?? 'name';
  const place = placeBeside(page, valueAndId);
  const beside = [order, place];
  const readsFiles = readsPartnerFiles(page);
  const months = readsFiles ? await page.read((tx) => screeningMonths(tx, institute.id, today())) : 0;
  const narrowings = partnerNarrowings(page, readsFiles);
  const { country, state, screening: asked } = valuesOf(narrowings);
  const filter: PartnerFilter = {
    search: query('q'),
    country,
    state,
    sort,
    after: place.value,
    screening: asked === 'missing' ? asked : asked === 'overdue' ? { olderThanMonths: months } : undefined,
  };
  if (isListFile(page) && !isAmiss(narrowings, beside)) {
    const all = await page.read((tx) => screened(tx, institute.id, readsFiles, filter, mostListRows));
    return listFile(page, page.words.t('partners.partners'), fileColumns(page, readsFiles), all);
  }
  const rows = await page.read((tx) => screened(tx, institute.id, readsFiles, filter));
  const shown = view({ page, narrowings, beside, rows, sort, months: readsFiles ? months : undefined });
  return narrowedPage(shown, narrowings, beside);
};

/** A partner with the day of its last screening (aim O1), where the reader may know it. */
type ListedPartner = PartnerRow & { screenedOn: CalendarDay | undefined };

const screened = async (
  tx: Tx,
  instituteId: string,
  readsFiles: boolean,
  ...[filter, limit]: [PartnerFilter, number?]
): Promise<ListedPartner[]> => {
  const rows = await partners(tx, instituteId, today(), filter, limit);
  const ids = readsFiles ? rows.map(({ id }) => id) : [];
  const last = await lastScreeningDays(tx, instituteId, ids, today());
  return rows.map((row) => ({ ...row, screenedOn: last.get(row.id) }));
};

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rows: readonly ListedPartner[];
  sort: PartnerSort;
  /** After how many months a screening has had its time; undefined for who does not read partners' files. */
  months: number | undefined;
};

const view = ({ page, narrowings, beside, rows, sort, months }: Props) => {
  const { words } = page;
  const shown = rows.slice(0, partnersAPage);
  const last = rows.length > partnersAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('partners.partners')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('partners.partners')}
        actions={
          <>
            {mayKeepPartnerships(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.newPartnership()}>
                {words.t('partners.new-partnership')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.organisations()}>{words.t('partners.organisations')}</ButtonLink>
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} before={searchBefore(page)} beside={beside} />
      <DataTable
        caption={words.t('partners.partners')}
        captionHidden
        rows={shown}
        empty={words.t('partners.no-partners')}
        columns={columnsOf(page, sort, months)}
      />
      <ListPager page={page} after={last && keyOfPartner(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const stateOf = (row: PartnerRow): AgreementState | undefined =>
  row.agreementFromOn && row.agreementUntilOn
    ? agreementState(
        { signedOn: row.agreementSignedOn, fromOn: row.agreementFromOn, untilOn: row.agreementUntilOn },
        today(),
      )
    : undefined;

const columnsOf = (page: Page, sort: PartnerSort, months: number | undefined) => {
  const { words } = page;
  const sorting = (key: PartnerSort) => ({
    sortHref: sameListWith(page, { sort: key, after: undefined }),
    sorted: sort === key ? ('ascending' as const) : undefined,
  });
  return [
    {
      key: 'name',
      label: words.t('partners.name'),
      ...sorting('name'),
      cell: (row: PartnerRow) => (
        <>
          <a href={paths.partner({ id: row.id })}>{row.name}</a>
          {row.acronym && <span class="quiet"> {row.acronym}</span>}
        </>
      ),
    },
    {
      key: 'country',
      label: words.t('partners.country'),
      ...sorting('country'),
      cell: (row: PartnerRow) => row.country && words.country(row.country),
    },
    {
      key: 'from',
      label: words.t('partners.partnership'),
      ...sorting('from'),
      cell: (row: PartnerRow) => periodText(words, row.fromOn, row.untilOn),
    },
    {
      key: 'agreement',
      label: words.t('partners.agreement'),
      cell: (row: PartnerRow) => {
        const state = stateOf(row);
        if (!state || !row.agreementId) return <Tag tone="warn">{words.t('partners.no-agreement')}</Tag>;
        return (
          <>
            <a href={paths.agreement({ id: row.agreementId })}>{row.agreementReference}</a>{' '}
            <Tag tone={stateTone[state]}>{words.t(`partners.state-${state}`)}</Tag>
          </>
        );
      },
    },
    {
      key: 'until',
      label: words.t('partners.untilOn'),
      cell: (row: PartnerRow) => row.agreementUntilOn && words.day(row.agreementUntilOn),
    },
    ...(months === undefined
      ? []
      : [
          {
            key: 'screened',
            label: words.t('partners.last-screening'),
            cell: (row: ListedPartner) => <LastScreening page={page} row={row} months={months} />,
          },
        ]),
  ];
};

type ScreeningProps = { page: Page; row: ListedPartner; months: number };

/** When the partner was last looked at (aim O1), and whether that is too long ago; nothing of what is no union. */
function LastScreening({ page: { words }, row, months }: ScreeningProps) {
  const { id, kind, screenedOn } = row;
  if (!screenedOn) return isUnionKind(kind) && <Tag tone="warn">{words.t('partners.screening-missing')}</Tag>;
  return (
    <>
      <a href={paths.screenings({ id })}>{words.day(screenedOn)}</a>{' '}
      {isUnionKind(kind) && isScreeningOverdue(screenedOn, months, today()) && (
        <Tag tone="warn">{words.t('partners.screening-overdue')}</Tag>
      )}
    </>
  );
}

const fileColumns = ({ words }: Page, readsFiles: boolean): readonly ListColumn<ListedPartner>[] => [
  { label: words.t('partners.name'), value: (row) => row.name },
  { label: words.t('partners.acronym'), value: (row) => row.acronym },
  { label: words.t('partners.kind'), value: (row) => words.say(`partners.kind-${row.kind}`) },
  { label: words.t('partners.country'), value: (row) => row.country && words.country(row.country) },
  { label: words.t('partners.fromOn'), kind: 'day', value: (row) => row.fromOn },
  { label: words.t('partners.untilOn'), kind: 'day', value: (row) => row.untilOn },
  { label: words.t('partners.agreement'), value: (row) => row.agreementReference },
  {
    label: words.t('partners.state'),
    value: (row) => {
      const state = stateOf(row);
      return state ? words.t(`partners.state-${state}`) : words.t('partners.no-agreement');
    },
  },
  ...(readsFiles
    ? [
        {
          label: words.t('partners.last-screening'),
          kind: 'day' as const,
          value: (row: ListedPartner) => row.screenedOn,
        },
      ]
    : []),
];

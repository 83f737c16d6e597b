import { dayAndId } from '../../../kernel/list-key.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { coverage } from '../queries/coverage.ts';
import { coverageChoices } from '../queries/coverage-choices.ts';
import {
  type ActivityEntry,
  activityEntries,
  entriesAPage,
  keyOfEntry,
  type SpentEntry,
  spentEntries,
} from '../queries/coverage-entries.ts';
import { type CoverageChoice, coverageQuery } from '../rules/coverage-choice.ts';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { ActivityTable } from './activity-table.tsx';
import { AllRead } from './all-read.tsx';
import {
  AsItStood,
  askedDay,
  type CountedMoment,
  CountedThen,
  countedMomentOf,
  countedThen,
  dayBeside,
} from './asked-day.tsx';
import { coverageAmiss } from './coverage-amiss.tsx';
import { coverageAsked } from './coverage-asked.tsx';
import { coverageNarrowed } from './coverage-words.ts';
import { seenInstituteWithCode } from './seen-institute.ts';
import { SpentTable } from './spent-table.tsx';

/** The expenses or activities behind one figure of the matrix, with the figure over them. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const day = askedDay(page);
  const place = placeBeside(page, dayAndId);
  const part = isListFile(page) ? { limit: mostListRows } : { after: place.value };
  const read = await page.read(async (tx) => {
    const moment = await countedMomentOf(tx, institute.id, day);
    const { asOf } = moment;
    const choices = await coverageChoices(tx, institute.id, asOf);
    const narrowed = coverageAsked(page, choices, {
      own: institute.code,
      more: [...dayBeside(page, day), place],
    });
    const { choice } = narrowed;
    const { measure, filter } = choice;
    const asked = { filter, ...part };
    return {
      ...{ moment, choices, choice, narrowed },
      spent: measure === 'spent' ? await spentEntries(tx, institute, { ...asked, asOf }) : [],
      activities:
        measure === 'spent' ? [] : await activityEntries(tx, institute, measure, { ...asked, asOf }),
      // The figure itself, by the one function that the matrix uses: its sum over everything that is left.
      sums: (await coverage(tx, institute, { ...choice, rows: 'year', columns: 'institute' }, asOf)).filter(
        ({ row, column }) => row === null && column === null,
      ),
    };
  });
  const { moment, choice, choices, narrowed } = read;
  if (narrowed.isWrong)
    return coverageAmiss(page, narrowed, [
      { label: page.words.t('overview.coverage'), href: paths.coverage() },
    ]);
  if (isListFile(page)) return file(page, choice, moment, read);
  return html(view({ page, ...read, narrowed: coverageNarrowed(page.words, choices, choice.filter) }));
};

type Props = {
  page: Page;
  choice: CoverageChoice;
  moment: CountedMoment;
  narrowed: readonly string[];
  spent: readonly SpentEntry[];
  activities: readonly ActivityEntry[];
  sums: readonly CoverageCell[];
};

const view = ({ page, choice, moment, narrowed, spent, activities, sums }: Props) => {
  const { words } = page;
  const title = words.t(`overview.measure-${choice.measure}`);
  const count = Math.max(spent.length, activities.length);
  const last = count > entriesAPage ? lastKey(spent, activities) : undefined;
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('page.nav-portfolio'), href: withQuery(paths.portfolio(), { on: moment.on }) },
        {
          label: words.t('overview.coverage'),
          href: withQuery(paths.coverage(), { ...coverageQuery(choice), on: moment.on }),
        },
      ]}
    >
      <PageHead
        title={title}
        quiet={[...narrowed, ...sums.map((sum) => sumText(page, choice, sum))].join(' · ')}
      />
      <AsItStood page={page} on={moment.on} />
      <CountedThen page={page} moment={moment} />
      <AllRead page={page} measure={choice.measure} />
      {choice.measure === 'spent' ? (
        <SpentTable words={words} rows={spent.slice(0, entriesAPage)} />
      ) : (
        <ActivityTable words={words} rows={activities.slice(0, entriesAPage)} />
      )}
      <ListPager page={page} after={last} />
      {count > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

const lastKey = (spent: readonly SpentEntry[], activities: readonly ActivityEntry[]): string | undefined => {
  const [expense, activity] = [spent[entriesAPage - 1], activities[entriesAPage - 1]];
  if (expense) return keyOfEntry(expense.paidOn, expense.rowId);
  return activity && keyOfEntry(activity.plannedFrom, activity.id);
};

const sumText = (
  { words }: Page,
  { measure }: CoverageChoice,
  { value, held, currency }: CoverageCell,
): string => {
  if (currency !== null) return words.money({ minor: value, currency });
  if (measure === 'participants') return words.t('overview.so-many-people', { count: value });
  return words.t('overview.so-many-of', { count: held ?? 0, of: value });
};

const file = (
  page: Page,
  { measure }: CoverageChoice,
  moment: CountedMoment,
  { spent, activities }: Pick<Props, 'spent' | 'activities'>,
) => {
  const { words } = page;
  const name = namedByDay(words.t(`overview.measure-${measure}`), moment.on);
  const told = countedThen(page, moment);
  if (measure !== 'spent') {
    const columns: ListColumn<ActivityEntry>[] = [
      { label: words.t('overview.reference'), value: (row) => row.reference },
      { label: words.t('overview.activity'), value: (row) => row.title },
      { label: words.t('overview.kind'), value: (row) => row.kind },
      { label: words.t('overview.from'), kind: 'day', value: (row) => row.heldFrom ?? row.plannedFrom },
      { label: words.t('overview.until'), kind: 'day', value: (row) => row.heldUntil ?? row.plannedUntil },
      { label: words.t('overview.state'), value: (row) => words.say(`activities.state-${row.state}`) },
      { label: words.t('overview.participants'), kind: 'number', value: (row) => row.participants },
    ];
    return listFile(page, name, columns, activities, told);
  }
  const columns: ListColumn<SpentEntry>[] = [
    { label: words.t('overview.reference'), value: (row) => row.reference },
    { label: words.t('overview.what-for'), value: (row) => row.description },
    { label: words.t('overview.paid-on'), kind: 'day', value: (row) => row.paidOn },
    { label: words.t('overview.year'), kind: 'number', value: (row) => row.year },
    { label: words.t('overview.activity'), value: (row) => row.activity },
    { label: words.t('overview.axis-partner'), value: (row) => row.partner },
    {
      label: words.t('overview.amount'),
      kind: 'number',
      value: ({ minor, currency }) => toDecimal({ minor, currency }),
    },
    { label: words.t('overview.currency'), value: (row) => row.currency },
  ];
  return listFile(page, name, columns, spent, told);
};

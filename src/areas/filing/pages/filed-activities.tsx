import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type Asked, placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  AmissFields,
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
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { kindName } from '../../activities/pages/kind-name.ts';
import { seesWorkInProgress } from '../../overview/pages/seen-institute.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { activityIds } from '../queries/activities-filed.ts';
import { type FilingRow, filingById } from '../queries/filings.ts';
import {
  type FiledActivity,
  type FiledActivityFilter,
  filedActivities,
  filedStates,
} from '../rules/filed-activities.ts';
import type { FiledProgramme } from '../rules/filed-programme.ts';
import { mayReadFilings } from '../rules/filing-permissions.ts';
import { ActivityTable, activityColumns, type Known, sumsOf } from './filed-activity-table.tsx';
import { filingTitle } from './filings.tsx';

const activitiesAPage = 50;

/** The activities that an account counts, as they were filed and out of its own content. */
export const show = async (page: Page) => {
  const { actor, params, words } = page;
  if (mayReadFilings(actor) !== true || !isId(params.id)) throw new NotFound();
  const read = await page.read(async (tx) => {
    const found = await filingById(tx, actor.institutes, params.id ?? '');
    return found && { ...found, known: await knownTo(actor, tx, found) };
  });
  if (!read) throw new NotFound();
  const { row, content } = read;
  const narrowings = narrowingsOf(page, content);
  const all = filedActivities(content, row.year, valuesOf(narrowings) as FiledActivityFilter);
  const known = withPartners(page, read);
  const place = placeBeside(page, (key) => all?.some(({ reference }) => reference === key));
  // Where the list was not kept there is no file of it either.
  if (isListFile(page) && all && !isAmiss(narrowings, [place]))
    return listFile(page, titleOf(page, row), activityColumns(words, known), all);
  return narrowedPage(view({ page, row, narrowings, place, all, known }), narrowings, [place]);
};

type Read = { row: FilingRow; content: FiledProgramme; known: Known };

/** For who sees the work of the institute, where each activity lies and what its partner is called; the donor knows what was filed. */
const knownTo = async (actor: Actor, tx: Tx, { row, content }: Omit<Read, 'known'>): Promise<Known> => {
  if (!seesWorkInProgress(actor) || actor.institute.id !== row.instituteId)
    return { ids: new Map(), partners: new Map() };
  const references = filedActivities(content, row.year)?.map(({ reference }) => reference) ?? [];
  const partners = await partnershipChoices(tx, row.instituteId);
  return {
    ids: await activityIds(tx, row.instituteId, references),
    partners: new Map(partners.map(({ id, name }) => [id, name])),
  };
};

/** A partner whose name was not filed is told apart by a number within the filing. */
const withPartners = ({ words }: Page, { row, content, known }: Read): Known => {
  const institute = row.instituteCode.toUpperCase();
  const named = (content.coverage?.partners ?? []).map(
    ({ id, name }, at) =>
      [
        id,
        known.partners.get(id) ?? name ?? words.t('filing.partner-number', { institute, number: at + 1 }),
      ] as const,
  );
  return { ...known, partners: new Map(named) };
};

const narrowingsOf = (page: Page, { outcomes }: FiledProgramme): Narrowing[] => {
  const { words } = page;
  const kinds = new Set(outcomes.flatMap(({ activities }) => activities.map(({ kind }) => kind)));
  return [
    narrowing(
      page,
      'outcome',
      words.t('overview.outcome'),
      outcomes.map(({ code, title }) => ({ value: code, label: `${code} ${words.text(title)}` })),
    ),
    narrowing(
      page,
      'kind',
      words.t('activities.kind'),
      actionKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => ({ value: kind, label: kindName(page, kind) })),
    ),
    narrowing(
      page,
      'state',
      words.t('activities.state'),
      filedStates.map((state) => ({ value: state, label: words.say(`activities.state-${state}`) })),
    ),
  ];
};

const titleOf = ({ words }: Page, row: FilingRow): string =>
  `${words.t('filing.activities')} ${filingTitle(row, words)}`;

type Props = {
  page: Page;
  row: FilingRow;
  narrowings: readonly Narrowing[];
  place: Asked<string>;
  all: readonly FiledActivity[] | undefined;
  known: Known;
};

const view = ({ page, row, narrowings, place, all, known }: Props) => {
  const { words } = page;
  const rest = all?.slice(place.value ? all.findIndex(({ reference }) => reference === place.value) + 1 : 0);
  const rows = rest?.slice(0, activitiesAPage) ?? [];
  return (
    <Frame
      page={page}
      title={titleOf(page, row)}
      crumbs={[
        { label: words.t('filing.filings'), href: paths.filings() },
        { label: filingTitle(row, words), href: paths.filing({ id: row.id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={[place]} />
      <PageHead
        title={words.t('filing.activities')}
        quiet={[filingTitle(row, words), ...(all ? [sumsOf(words, all)] : [])].join(' · ')}
      />
      {all === undefined ? (
        <>
          <p>{words.t('filing.activities-not-kept')}</p>
          <AmissFields page={page} narrowings={narrowings} beside={[place]} />
        </>
      ) : (
        <>
          <p class="quiet">{words.t('filing.activities-as-filed', { day: words.day(row.filedOn) })}</p>
          <NarrowingFilters page={page} narrowings={narrowings} beside={[place]} />
          <ActivityTable words={words} rows={rows} known={known} />
          <ListPager
            page={page}
            after={(rest?.length ?? 0) > activitiesAPage ? rows.at(-1)?.reference : undefined}
          />
          {all.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
        </>
      )}
    </Frame>
  );
};

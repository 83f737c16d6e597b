import { type Actor, holds, type Role } from '../kernel/actor.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { paths, withQuery } from '../paths.ts';
import { GroupedTabs } from '../ui/grouped-tabs.tsx';
import type { Page } from './page.ts';

type Props = {
  page: Page;
  programmeId: string;
  side: ProgrammeSide;
  /** The day as of which a page is read: the sides that are read as of a day keep it. */
  on?: CalendarDay | undefined;
};

/** The sides of a programme in seven groups, the present one always to be seen: the same around each of them. */
export function ProgrammeTabs({ page, programmeId, side, on }: Props) {
  return (
    <GroupedTabs
      label={page.words.t('overview.programme')}
      groups={programmeSides(page, programmeId, on).map((group) => ({
        ...group,
        items: group.items.map((item) => ({ ...item, current: item.side === side })),
      }))}
    />
  );
}

const officers = ['programme_officer', 'director', 'system'] as const;
const staff = [...officers, 'finance_officer', 'administrator'] as const;
const partners = ['partner_coordinator', 'partner_treasurer'] as const;

/**
 * Who is shown the sides that not everybody reads. As in the main navigation they are named by role, since the pages lie in
 * areas below this one; a test holds them to the permissions of those areas.
 */
const readers = {
  risks: [...staff, 'auditor'],
  markers: [...staff, 'auditor'],
  file: [...staff, 'auditor'],
  evaluations: [...staff, 'auditor'],
  joint: staff,
  windows: [...staff, ...partners],
  year: staff,
  'partner-reports': [...staff, ...partners],
  filing: officers,
  iati: officers,
} as const satisfies Record<string, readonly Role[]>;

type Side = { side: string; label: string; href: string };

const maySee = (actor: Actor, side: string): boolean =>
  !(side in readers) || holds(actor, ...readers[side as keyof typeof readers]);

/** What the actor is led to, without the groups of which nothing is left. */
export const programmeSides = (
  page: Page,
  id: string,
  on?: CalendarDay,
): readonly { label: string; items: readonly Side[] }[] =>
  allSides(page, id, on)
    .map((group) => ({ ...group, items: group.items.filter(({ side }) => maySee(page.actor, side)) }))
    .filter(({ items }) => items.length > 0);

const allSides = ({ words }: Page, id: string, on?: CalendarDay) => {
  const then = (url: string) => withQuery(url, { on });
  const of = (url: string) => withQuery(url, { programme: id });
  return [
    {
      label: words.t('overview.in-short'),
      items: [{ side: 'overview', label: words.t('overview.in-short'), href: then(paths.programme({ id })) }],
    },
    {
      label: words.t('page.group-design'),
      items: [
        { side: 'theory', label: words.t('programmes.theory'), href: paths.theory({ id }) },
        { side: 'risks', label: words.t('programmes.risks'), href: paths.programmeRisks({ id }) },
        { side: 'markers', label: words.t('programmes.markers'), href: paths.programmeMarkers({ id }) },
        { side: 'file', label: words.t('programmes.file'), href: paths.programmeFile({ id }) },
      ],
    },
    {
      label: words.t('page.group-work'),
      items: [
        { side: 'activities', label: words.t('page.nav-activities'), href: of(paths.activities()) },
        { side: 'joint', label: words.t('joint.joint'), href: of(paths.jointProgrammes()) },
      ],
    },
    {
      label: words.t('page.group-money'),
      items: [
        { side: 'budget', label: words.t('overview.budget'), href: paths.budget({ id }) },
        {
          side: 'spending',
          label: words.t('overview.budget-and-spending'),
          href: then(paths.budgetAgainstActual({ id })),
        },
      ],
    },
    {
      label: words.t('page.nav-results'),
      items: [
        { side: 'figures', label: words.t('results.figures'), href: then(paths.resultFigures({ id })) },
        { side: 'windows', label: words.t('results.windows'), href: paths.reportingWindows({ id }) },
        { side: 'partner-reports', label: words.t('reviews.reports'), href: of(paths.partnerReports()) },
      ],
    },
    {
      label: words.t('page.group-follow-up'),
      items: [
        { side: 'checks', label: words.t('overview.checks'), href: paths.programmeChecks({ id }) },
        { side: 'reviews', label: words.t('overview.reviews'), href: of(paths.reviews()) },
        { side: 'evaluations', label: words.t('reviews.evaluations'), href: of(paths.evaluations()) },
        { side: 'year', label: words.t('obligations.programme-year'), href: paths.programmeYear({ id }) },
      ],
    },
    {
      label: words.t('page.group-papers'),
      items: [
        { side: 'records', label: words.t('overview.records'), href: paths.programmeRecords({ id }) },
        { side: 'sheets', label: words.t('sheets.title'), href: paths.sheets({ id }) },
        { side: 'filing', label: words.t('overview.filing'), href: paths.fileProgramme({ id }) },
        { side: 'iati', label: 'IATI', href: paths.exportIati({ id }) },
        {
          side: 'history',
          label: words.t('overview.history'),
          href: paths.history({ kind: 'programme', id }),
        },
      ],
    },
  ] as const;
};

export type ProgrammeSide = ReturnType<typeof allSides>[number]['items'][number]['side'];

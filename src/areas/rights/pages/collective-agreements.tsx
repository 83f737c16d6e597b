import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { type ListColumn, listFile } from '../../../page/list-export.ts';
import { narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type AgreementCourse, agreementCourses } from '../queries/agreement-facts.ts';
import { type CollectiveAgreementRow, collectiveAgreements } from '../queries/collective-agreements.ts';
import type { RightsSort } from '../queries/list-page.ts';
import { checksOfAgreements } from '../queries/rights-checks.ts';
import { agreementLevels, isInForce, workersOn } from '../rules/agreement-term.ts';
import { CheckMark } from './rights-checks-card.tsx';
import { askedRights } from './rights-filters.ts';
import { RightsList, sortLinks } from './rights-list.tsx';
import { namesOf, optionsOf, rightsOf } from './rights-page.ts';

type Courses = ReadonlyMap<string, AgreementCourse>;
type Marks = ReadonlyMap<string, readonly Check[]>;

export const show = async (page: Page) => {
  const institute = rightsOf(page);
  const { words } = page;
  const today = todayIn();
  const { asked, rows, courses, marks } = await page.read(async (tx) => {
    const asked = askedRights(page, {
      kind: { label: words.t('rights.level'), options: optionsOf(page, 'level', agreementLevels) },
      partnerships: await partnershipChoices(tx, institute.id),
    });
    const rows = await collectiveAgreements(tx, institute.id, asked.filter);
    return {
      asked,
      rows,
      courses: await agreementCourses(tx, institute.id, rows),
      marks: asked.isFile ? new Map() : await checksOfAgreements(tx, institute.id, rows, today),
    };
  });
  if (asked.isFile)
    return listFile(page, words.t('rights.agreements'), fileColumns(page, courses, today), rows);
  const sort = asked.filter.sort ?? 'date';
  return narrowedPage(
    <RightsList
      page={page}
      here="agreements"
      what={words.t('rights.agreements-what')}
      add={{ label: words.t('rights.new-agreement'), href: paths.newCollectiveAgreement() }}
      asked={asked}
      rows={rows}
      columns={columns(page, sort, { courses, marks, today })}
      empty={words.t('rights.no-agreements')}
    />,
    asked.narrowings,
    asked.beside,
  );
};

type Seen = { courses: Courses; marks: Marks; today: CalendarDay };

const columns = (
  page: Page,
  sort: RightsSort,
  { courses, marks, today }: Seen,
): Column<CollectiveAgreementRow>[] => {
  const { words } = page;
  const links = sortLinks(page, sort);
  return [
    {
      key: 'title',
      label: words.t('rights.agreement'),
      ...links.title,
      cell: (row) => (
        <>
          <a href={paths.collectiveAgreement({ id: row.id })}>{row.title}</a>{' '}
          <CheckMark page={page} checks={marks.get(row.id)} />
          {row.sector && (
            <>
              <br />
              <span class="quiet">{row.sector}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'day',
      label: words.t('rights.signedOn'),
      ...links.date,
      cell: (row) => row.on && words.day(row.on),
    },
    {
      key: 'country',
      label: words.t('rights.country'),
      cell: (row) => (row.country ? words.country(row.country) : words.t('rights.several-countries')),
    },
    { key: 'partner', label: words.t('rights.partnershipId'), cell: (row) => row.partner },
    { key: 'level', label: words.t('rights.level'), cell: (row) => words.t(`rights.level-${row.level}`) },
    {
      key: 'state',
      label: words.t('rights.in-force-in-year'),
      cell: (row) => <ForceTag page={page} course={courses.get(row.id)} today={today} />,
    },
    {
      key: 'workers',
      label: words.t('rights.workers'),
      numeric: true,
      cell: (row) => {
        const total = totalOf(courses.get(row.id), today);
        return total === undefined ? '' : words.number(total);
      },
    },
  ];
};

const totalOf = (course: AgreementCourse | undefined, today: CalendarDay): number | undefined => {
  const count = course && workersOn(course.workers, today);
  return count && count.women + count.men + count.unknown;
};

/** Whether the agreement is in force today. */
export function ForceTag(props: { page: Page; course: AgreementCourse | undefined; today: CalendarDay }) {
  const { page, course, today } = props;
  const holds = course !== undefined && isInForce(course.states, today);
  return (
    <Tag tone={holds ? 'ok' : 'quiet'}>{page.words.t(holds ? 'rights.in-force' : 'rights.not-in-force')}</Tag>
  );
}

const fileColumns = (
  page: Page,
  courses: Courses,
  today: CalendarDay,
): ListColumn<CollectiveAgreementRow>[] => {
  const { words } = page;
  const count = (row: CollectiveAgreementRow, of: 'women' | 'men' | 'unknown') =>
    workersOn(courses.get(row.id)?.workers ?? [], today)?.[of];
  return [
    { label: words.t('rights.title'), value: (row) => row.title },
    { label: words.t('rights.signedOn'), kind: 'day', value: (row) => row.on },
    { label: words.t('rights.country'), value: (row) => row.country && words.country(row.country) },
    { label: words.t('rights.partnershipId'), value: (row) => row.partner },
    { label: words.t('rights.level'), value: (row) => words.t(`rights.level-${row.level}`) },
    { label: words.t('rights.sector'), value: (row) => row.sector },
    { label: words.t('rights.parties'), value: (row) => row.parties.map(({ name }) => name).join('; ') },
    { label: words.t('rights.clauses'), value: (row) => namesOf(page, 'topic', row.clauses) },
    {
      label: words.t('rights.in-force-in-year'),
      value: (row) => words.t(isInForce(courses.get(row.id)?.states ?? [], today) ? 'page.yes' : 'page.no'),
    },
    { label: words.t('rights.women'), kind: 'number', value: (row) => count(row, 'women') },
    { label: words.t('rights.men'), kind: 'number', value: (row) => count(row, 'men') },
    { label: words.t('rights.unknown'), kind: 'number', value: (row) => count(row, 'unknown') },
  ];
};

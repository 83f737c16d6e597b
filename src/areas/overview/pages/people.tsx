import { roles } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { valueAndId } from '../../../kernel/list-key.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
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
import { maySeePeople } from '../../people/rules/people-permissions.ts';
import { keyOfPerson, type MembershipState, type PersonRow, people, peopleAPage } from '../queries/people.ts';

const states: readonly MembershipState[] = ['active', 'suspended', 'coming', 'ended'];
export const stateTones = { active: 'ok', suspended: 'stop', coming: 'info', ended: 'quiet' } as const;

export const show = async (page: Page) => {
  const allowed = maySeePeople(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const institute = page.actor.institute;
  if (!institute) throw new NotFound();
  const query = (name: string) => page.query.get(name) || undefined;
  const narrowings = narrowingsOf(page);
  const place = placeBeside(page, valueAndId);
  const beside = [place];
  const filter = { search: query('q'), ...valuesOf(narrowings) };
  const isFile = isListFile(page) && !isAmiss(narrowings, beside);
  const rows = await page.read((tx) =>
    isFile
      ? people(tx, institute.id, todayIn(), filter, mostListRows)
      : people(tx, institute.id, todayIn(), { ...filter, after: place.value }),
  );
  return isFile
    ? listFile(page, `${institute.code}-people`, columnsOf(page), rows)
    : narrowedPage(view(page, { narrowings, beside }, rows), narrowings, beside);
};

const narrowingsOf = (page: Page): Narrowing[] => {
  const { words } = page;
  const held = roles.filter((role) => role !== 'system' && role !== 'donor_officer');
  return [
    narrowing(
      page,
      'role',
      words.t('people.role'),
      held.map((value) => ({ value, label: words.say(`role.${value}`) })),
    ),
    narrowing(
      page,
      'state',
      words.t('people.state'),
      states.map((value) => ({ value, label: words.say(`people.state-${value}`) })),
    ),
  ];
};

const columnsOf = ({ words }: Page) => [
  { label: words.t('people.name'), value: (row: PersonRow) => row.name },
  { label: words.t('people.email'), value: (row: PersonRow) => row.email },
  { label: words.t('people.role'), value: (row: PersonRow) => words.say(`role.${row.role}`) },
  { label: words.t('people.partner'), value: (row: PersonRow) => row.partner },
  { label: words.t('people.from'), kind: 'day' as const, value: (row: PersonRow) => row.fromOn },
  { label: words.t('people.until'), kind: 'day' as const, value: (row: PersonRow) => row.untilOn },
  { label: words.t('people.state'), value: (row: PersonRow) => words.say(`people.state-${row.state}`) },
];

type Asked = { narrowings: readonly Narrowing[]; beside: readonly FieldBeside[] };

const view = (page: Page, { narrowings, beside }: Asked, rows: readonly PersonRow[]) => {
  const { words } = page;
  const shown = rows.slice(0, peopleAPage);
  const last = rows.length > peopleAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('page.nav-people')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('page.nav-people')}
        actions={
          <>
            <ButtonLink kind="primary" href={paths.invite()}>
              {words.t('people.invite')}
            </ButtonLink>
            <ButtonLink href={paths.lendDuty()}>{words.t('people.lend-duty')}</ButtonLink>
            <ButtonLink href={paths.whoMayWhat()}>{words.t('people.who-may-what')}</ButtonLink>
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} before={searchBefore(page)} />
      <PeopleTable page={page} rows={shown} />
      <ListPager page={page} after={last && keyOfPerson(last)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

function PeopleTable({ page, rows }: { page: Page; rows: readonly PersonRow[] }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('page.nav-people')}
      captionHidden
      rows={rows}
      empty={words.t('people.nobody')}
      columns={[
        {
          key: 'name',
          label: words.t('people.name'),
          cell: (row) => <a href={paths.person({ id: row.userId })}>{row.name}</a>,
        },
        {
          key: 'role',
          label: words.t('people.role'),
          cell: (row) => [row.role, ...row.lent].map((role) => words.say(`role.${role}`)).join(' + '),
        },
        { key: 'partner', label: words.t('people.partner'), cell: (row) => row.partner },
        { key: 'email', label: words.t('people.email'), cell: (row) => row.email },
        {
          key: 'until',
          label: words.t('people.until'),
          cell: (row) => row.untilOn && words.day(row.untilOn),
        },
        {
          key: 'state',
          label: words.t('people.state'),
          cell: (row) => <Tag tone={stateTones[row.state]}>{words.say(`people.state-${row.state}`)}</Tag>,
        },
      ]}
    />
  );
}

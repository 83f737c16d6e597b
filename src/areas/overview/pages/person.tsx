import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId, newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Actions } from '../../../ui/actions.tsx';
import { ButtonLink, PostButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { itemText } from '../../finance/pages/money-words.ts';
import {
  mayGivePasswordLink,
  mayLendDuty,
  maySeePeople,
  maySuspend,
} from '../../people/rules/people-permissions.ts';
import { type LentDuty, lentDutiesOf, type PersonRow, people } from '../queries/people.ts';
import { stateTones } from './people.tsx';

export const show = async (page: Page) => {
  const { institute } = page.actor;
  const allowed = maySeePeople(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const userId = page.params.id;
  if (!institute || !isId(userId)) throw new NotFound();
  const facts = await page.read(async (tx) => ({
    memberships: await people(tx, institute.id, todayIn(), { userId }),
    duties: await lentDutiesOf(tx, institute.id, userId),
  }));
  const [first] = facts.memberships;
  if (!first) throw new NotFound();
  return html(view({ page, person: first, ...facts }));
};

type Props = {
  page: Page;
  person: PersonRow;
  memberships: readonly PersonRow[];
  duties: readonly LentDuty[];
};

const view = ({ page, person, memberships, duties }: Props) => {
  const { words } = page;
  const mayLink = mayGivePasswordLink(page.actor) === true && person.userId !== page.actor.userId;
  return (
    <Frame
      page={page}
      title={person.name}
      crumbs={[{ label: words.t('page.nav-people'), href: paths.people() }]}
    >
      <PageHead
        title={person.name}
        quiet={person.email}
        actions={
          mayLink && (
            <PostButton kind="second" action={paths.passwordLink({ id: person.userId })} commandId={newId()}>
              {words.t('people.make-password-link')}
            </PostButton>
          )
        }
      />
      {memberships.map((membership) => (
        <MembershipCard page={page} membership={membership} />
      ))}
      <Card title={words.t('people.lent-duties')}>
        <DutiesTable page={page} duties={duties} />
      </Card>
    </Frame>
  );
};

function MembershipCard({ page, membership }: { page: Page; membership: PersonRow }) {
  const { actor, words } = page;
  const { membershipId, state } = membership;
  const maySwitch = maySuspend(actor) === true && membership.userId !== actor.userId;
  const mayLend = state === 'active' && mayLendDuty(actor, { lenderId: membershipId }) === true;
  return (
    <Card
      title={capital(words.say(`role.${membership.role}`))}
      aside={<Tag tone={stateTones[state]}>{words.say(`people.state-${state}`)}</Tag>}
    >
      <DescriptionList
        rows={[
          { term: words.t('people.partner'), value: membership.partner },
          { term: words.t('people.from'), value: words.day(membership.fromOn) },
          { term: words.t('people.until'), value: membership.untilOn && words.day(membership.untilOn) },
          { term: words.t('people.scope-years'), value: membership.scopeYears.join(', ') },
          {
            term: words.t('people.scope-outcomes'),
            value: membership.scopeOutcomes.length > 0 && words.number(membership.scopeOutcomes.length),
          },
          {
            term: words.t('people.scope-items'),
            value: membership.scopeItems.map((item) => itemText(words, item)).join(', '),
          },
          {
            term: words.t('people.lent-today'),
            value: membership.lent.map((role) => words.say(`role.${role}`)).join(', '),
          },
        ]}
      />
      <Actions>
        {mayLend && (
          <ButtonLink href={withQuery(paths.lendDuty(), { lender: membershipId })}>
            {words.t('people.lend-duty')}
          </ButtonLink>
        )}
        {maySwitch && state !== 'ended' && (
          <ButtonLink href={paths.endMembership({ id: membershipId })}>
            {words.t('people.end-membership')}
          </ButtonLink>
        )}
        {maySwitch && state !== 'suspended' && state !== 'ended' && (
          <ButtonLink kind="danger" href={paths.suspendMembership({ id: membershipId })}>
            {words.t('people.suspend')}
          </ButtonLink>
        )}
        {maySwitch && state === 'suspended' && (
          <PostButton action={paths.restoreMembership({ id: membershipId })} commandId={newId()}>
            {words.t('people.restore')}
          </PostButton>
        )}
      </Actions>
    </Card>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function DutiesTable({ page, duties }: { page: Page; duties: readonly LentDuty[] }) {
  const { words, actor } = page;
  const isOver = ({ untilOn, withdrawnAt }: LentDuty) => withdrawnAt !== null || untilOn < todayIn();
  return (
    <DataTable
      caption={words.t('people.lent-duties')}
      captionHidden
      rows={duties}
      empty={words.t('people.no-lent-duties')}
      columns={[
        { key: 'role', label: words.t('people.duty'), cell: (row) => words.say(`role.${row.role}`) },
        {
          key: 'who',
          label: words.t('people.lent-by-to'),
          cell: (row) => `${row.lender} → ${row.borrower}`,
        },
        {
          key: 'days',
          label: words.t('people.days'),
          cell: (row) => `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
        },
        { key: 'reason', label: words.t('people.reason'), cell: (row) => row.reason },
        {
          key: 'state',
          label: words.t('people.state'),
          cell: (row) => {
            if (row.withdrawnAt) return words.t('people.duty-withdrawn');
            if (isOver(row)) return words.t('people.state-ended');
            if (mayLendDuty(actor, row) !== true) return null;
            return (
              <PostButton
                kind="second"
                action={paths.withdrawDuty({ id: row.id })}
                commandId={newId()}
                label={`${words.t('people.withdraw')}: ${words.say(`role.${row.role}`)}, ${row.borrower}`}
              >
                {words.t('people.withdraw')}
              </PostButton>
            );
          },
        },
      ]}
    />
  );
}

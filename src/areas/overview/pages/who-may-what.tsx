import { type Actor, type Permission, type Role, roles } from '../../../kernel/actor.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page, type Show } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { maySeePeople } from '../../people/rules/people-permissions.ts';

/** A permission that commands and pages ask, under the key of the sentence that names it. */
export type NamedPermission = { key: string; ask: (actor: Actor) => Permission };

const shownRoles = roles.filter((role) => role !== 'system');

/** The page is made from the permissions themselves: each is asked for a bare person of every role. */
export const whoMayWhat =
  (permissions: readonly NamedPermission[]): Show =>
  async (page) => {
    const allowed = maySeePeople(page.actor);
    if (allowed !== true) throw new NotAllowed(allowed);
    return html(view(page, permissions));
  };

/** Someone with this role and nothing else: no lent duty, a partnership and a scope of nobody's. */
export const bareActor = (role: Role): Actor => ({
  membershipId: bareId,
  userId: bareId,
  name: '',
  role,
  duties: [role],
  institute: role === 'donor_officer' ? null : { id: bareId, code: '' },
  institutes: [bareId],
  partnerships: role.startsWith('partner_') ? [bareId] : [],
  scope: role === 'auditor' ? { outcomes: [bareId], years: [] } : null,
  language: 'fr',
});
const bareId = '00000000-0000-7000-8000-0000000000ff';

const view = (page: Page, permissions: readonly NamedPermission[]) => {
  const { words } = page;
  const mayOf = (role: Role) => {
    const actor = bareActor(role);
    return ({ ask }: NamedPermission) =>
      ask(actor) === true ? (
        <span role="img" aria-label={words.t('page.yes')}>
          ✓
        </span>
      ) : (
        <span class="quiet" role="img" aria-label={words.t('page.no')}>
          –
        </span>
      );
  };
  return (
    <Frame
      page={page}
      title={words.t('people.who-may-what')}
      crumbs={[{ label: words.t('page.nav-people'), href: paths.people() }]}
    >
      <PageHead title={words.t('people.who-may-what')} />
      <p>{words.t('people.who-may-what-how')}</p>
      <DataTable
        caption={words.t('people.who-may-what')}
        captionHidden
        stack={false}
        rows={permissions}
        group={({ key }) => words.say(`people.area-${key.split('.')[0]}`)}
        empty=""
        columns={[
          { key: 'what', label: words.t('people.action'), cell: ({ key }) => words.say(key) },
          ...shownRoles.map((role) => ({
            key: role,
            label: words.say(`role.${role}`),
            cell: mayOf(role),
          })),
        ]}
      />
    </Frame>
  );
};

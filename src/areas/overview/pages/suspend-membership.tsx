import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { suspendMembership } from '../../people/commands/suspend-membership.ts';
import { type MembershipRow, membershipAt } from '../../people/queries/memberships.ts';
import { maySuspend } from '../../people/rules/people-permissions.ts';

export const show = async (page: Page) => html(view(page, await membershipOf(page), freshForm()));

export const save = async (page: Page) => {
  const membership = await membershipOf(page);
  const submitted = await submit(page, suspendMembership, { reason: text }, { membershipId: membership.id });
  if (!submitted.done) return invalid(view(page, membership, submitted.state));
  return redirect(paths.person({ id: membership.userId }), 'people.suspended');
};

/** The membership of the address, for who decides who works in the house. @throws NotAllowed, NotFound */
export const membershipOf = async ({ actor, params, read }: Page): Promise<MembershipRow> => {
  const allowed = maySuspend(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { institute } = actor;
  const id = params.id;
  if (!institute || !isId(id)) throw new NotFound();
  const membership = await read((tx) => membershipAt(tx, institute.id, id));
  if (!membership) throw new NotFound();
  return membership;
};

const view = (page: Page, membership: MembershipRow, state: FormState) => {
  const { words } = page;
  const person = paths.person({ id: membership.userId });
  return (
    <Frame
      page={page}
      title={words.t('people.suspend')}
      crumbs={[
        { label: words.t('page.nav-people'), href: paths.people() },
        { label: membership.name, href: person },
      ]}
      narrow
    >
      <PageHead
        title={words.t('people.suspend-whom', { name: membership.name })}
        quiet={words.say(`role.${membership.role}`)}
      />
      <p>{words.t('people.suspend-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={person}
        buttons={[{ label: words.t('people.suspend'), kind: 'danger' }]}
      >
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('people.reason')}
          hint={words.t('records.no-names')}
        />
      </PageForm>
    </Frame>
  );
};

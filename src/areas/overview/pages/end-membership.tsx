import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { endMembership } from '../../people/commands/end-membership.ts';
import type { MembershipRow } from '../../people/queries/memberships.ts';
import { endings } from '../../people/rules/membership-end.ts';
import { membershipOf } from './suspend-membership.tsx';

export const show = async (page: Page) => {
  const membership = await membershipOf(page);
  const lastDay = membership.untilOn === null ? undefined : page.words.day(membership.untilOn);
  return html(view(page, membership, filledForm({ ending: 'on-day', lastDay })));
};

export const save = async (page: Page) => {
  const membership = await membershipOf(page);
  const readers = { ending: text, lastDay: day, reason: text };
  const submitted = await submit(page, endMembership, readers, { membershipId: membership.id });
  if (!submitted.done) return invalid(view(page, membership, submitted.state));
  return redirect(paths.person({ id: membership.userId }), 'people.end-set');
};

/** A membership that has an end may be given none again; an auditor's always has one. */
const endingsFor = ({ untilOn, role }: MembershipRow) =>
  endings.filter((ending) => ending !== 'never' || (untilOn !== null && role !== 'auditor'));

const view = (page: Page, membership: MembershipRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const person = paths.person({ id: membership.userId });
  return (
    <Frame
      page={page}
      title={words.t('people.end-membership')}
      crumbs={[
        { label: words.t('page.nav-people'), href: paths.people() },
        { label: membership.name, href: person },
      ]}
      narrow
    >
      <PageHead
        title={words.t('people.end-whom', { name: membership.name })}
        quiet={words.say(`role.${membership.role}`)}
      />
      <p>{words.t('people.end-what')}</p>
      <PageForm
        page={page}
        state={state}
        cancel={person}
        buttons={[{ label: words.t('page.save'), kind: 'danger' }]}
      >
        <RadioField
          {...field('ending')}
          label={words.t('people.ending')}
          options={endingsFor(membership).map((ending) => ({
            value: ending,
            label: words.say(`people.ending-${ending}`),
          }))}
        />
        <DayField
          {...field('lastDay')}
          label={words.t('people.last-day')}
          hint={words.t('people.last-day-hint')}
          optional={words.t('page.optional')}
        />
        <TextField {...field('reason')} label={words.t('people.reason')} hint={words.t('records.no-names')} />
      </PageForm>
    </Frame>
  );
};

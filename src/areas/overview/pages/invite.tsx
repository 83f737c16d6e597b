import { todayIn } from '../../../kernel/calendar-day.ts';
import { isLanguage } from '../../../kernel/language.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import { html, invalid, type Page } from '../../../page/page.ts';
import { choices, day, text } from '../../../page/readers.ts';
import { filledForm, submit } from '../../../page/submit.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { invitationMail } from '../../people/commands/invitation-mail.ts';
import { invitePerson } from '../../people/commands/invite-person.ts';
import { instituteName } from '../../people/queries/institutes.ts';
import { prepareInvitation } from '../../people/queries/invitations.ts';
import { invitableRoles } from '../../people/rules/invitation-input.ts';
import { mayInvite } from '../../people/rules/people-permissions.ts';
import { controlChoices, controlItems } from '../queries/control-choices.ts';
import { type InviteChoices, inviteView } from './invite-view.tsx';
import { invitedView } from './invited-view.tsx';

export const show = async (page: Page) =>
  html(inviteView(page, await choicesOf(page), filledForm({ language: page.words.language })));

export const save = async (page: Page) => {
  const offered = await choicesOf(page);
  const typed = typedPerson(page.form.texts);
  const { token, ...prepared } = await page.atTheDoor(({ db }) => prepareInvitation(db, typed.email));
  const submitted = await submit(
    page,
    invitePerson,
    {
      email: text,
      name: text,
      language: text,
      role: text,
      partnershipId: text,
      from: day,
      until: day,
      scopeOutcomes: choices,
      scopeYears: years,
      scopeItems: choices,
    },
    prepared,
  );
  if (!submitted.done) return invalid(inviteView(page, offered, submitted.state));
  const letter = {
    ...typed,
    instituteName: await page.read((tx) => instituteName(tx, page.actor.institute?.id ?? '')),
    inviter: page.actor.name,
    token,
  };
  const sent = await wasSent(page.services.sendMail(invitationMail(letter, page.services.publicUrl)));
  return html(invitedView(page, { ...typed, userId: submitted.value.userId, token, sent }));
};

/** The membership stands whatever becomes of the letter: the page says it, and the link can be passed on by hand. */
const wasSent = async (sending: Promise<void>): Promise<boolean> => {
  try {
    await sending;
    return true;
  } catch (error) {
    console.error(`A letter could not be sent: ${error instanceof Error ? error.message : error}`);
    return false;
  }
};

const years = (typed: Typed, name: string) => ({
  value: (typed[name] ?? []).map(Number).filter((year) => Number.isInteger(year)),
});

const typedPerson = (texts: Typed) => {
  const one = (name: string) => texts[name]?.[0]?.trim() ?? '';
  const language = one('language');
  return {
    email: one('email').toLowerCase(),
    name: one('name'),
    role: one('role'),
    language: isLanguage(language) ? language : ('fr' as const),
  };
};

const choicesOf = async ({ actor, read }: Page): Promise<InviteChoices> => {
  const roles = invitableRoles.filter((role) => mayInvite(actor, { role }) === true);
  if (roles.length === 0) throw new NotAllowed({ key: 'problem.not-your-role' });
  const { institute } = actor;
  if (!institute) throw new NotFound();
  return read(async (tx) => ({
    roles,
    partners: await partnerChoices(tx, institute.id, todayIn()),
    outcomes: roles.includes('auditor') ? await controlChoices(tx, institute.id) : [],
    items: roles.includes('auditor') ? await controlItems(tx, institute.id) : [],
  }));
};

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { chooseMembership } from '../areas/people/commands/choose-membership.ts';
import { markVisit } from '../areas/people/commands/mark-visit.ts';
import { prolongSession } from '../areas/people/commands/prolong-session.ts';
import { type StandingMembership, signedInPerson } from '../areas/people/queries/sessions.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { todayIn } from '../kernel/calendar-day.ts';
import { isLanguage, type Language, languages } from '../kernel/language.ts';
import { NotAllowed } from '../kernel/problem.ts';
import { shownTo } from '../page/acting-as.ts';
import type { SentForm } from '../page/page.ts';
import { tokenHash } from '../secrets/token.ts';

const cookieName = 'relais';
/** Where a request keeps the language of the person who asks. */
const spoken = 'language';

export const sessionToken = (c: Context): string | undefined => getCookie(c, cookieName);

export const rememberSession = (c: Context, config: Config, token: string, days: number): void =>
  setCookie(c, cookieName, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: days * 24 * 3600,
  });

export const forgetSession = (c: Context): void => setCookie(c, cookieName, '', { path: '/', maxAge: 0 });

/**
 * A form is sent as the membership that it was shown to: whoever chose another of their own meanwhile, or signed in again,
 * goes on as that one, in this session too.
 * @throws NotAllowed where the form was shown to somebody else, or as what one is no longer.
 */
export const asTheFormWas = async (
  c: Context,
  parts: { db: Database; config: Config },
  person: SignedInPerson,
  { texts }: SentForm,
): Promise<SignedInPerson> => {
  const wanted = shownTo(texts);
  if (wanted === undefined || wanted === person.actor.membershipId) return person;
  if (!isOwn(person, wanted)) throw new NotAllowed({ key: 'people.form-of-another' });
  await chooseMembership(parts.db, sessionToken(c) ?? '', wanted);
  return (await personOf(c, parts)) ?? person;
};

export const isOwn = ({ memberships }: Pick<SignedInPerson, 'memberships'>, membership: string): boolean =>
  memberships.some(({ id }) => id === membership);

export type SignedInPerson = { actor: Actor; memberships: StandingMembership[]; sessionHash: Buffer };

/**
 * Who asks; undefined where there is no session, or its person has no standing membership any more. A session that is
 * used lives on, cookie and all.
 */
export const personOf = async (
  c: Context,
  { db, config }: { db: Database; config: Config },
): Promise<SignedInPerson | undefined> => {
  const token = sessionToken(c);
  if (!token) return undefined;
  const sessionHash = tokenHash(token);
  const found = await db.ask((tx) => signedInPerson(tx, sessionHash, todayIn()));
  if (!found) return undefined;
  c.set(spoken, found.actor.language);
  if (found.isDue) rememberSession(c, config, token, await prolongSession(db, sessionHash));
  if (found.isVisitDue) await markVisit(db, found.actor.membershipId);
  return { actor: found.actor, memberships: found.memberships, sessionHash };
};

/** The language of whoever asks: of the person, once `personOf` found one; else chosen before, the browser's, or French. */
export const languageOf = (c: Context): Language => {
  const own: unknown = c.get(spoken);
  if (isLanguage(own)) return own;
  const chosen = getCookie(c, 'relais_language');
  if (isLanguage(chosen)) return chosen;
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((code): code is Language => languages.includes(code as Language)) ?? 'fr';
};

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { askForPasswordLink, passwordLinkMail } from '../areas/people/commands/ask-for-password-link.ts';
import { chooseLanguage } from '../areas/people/commands/choose-language.ts';
import { chooseMembership } from '../areas/people/commands/choose-membership.ts';
import { signIn } from '../areas/people/commands/sign-in.ts';
import { signOut } from '../areas/people/commands/sign-out.ts';
import { useOneTimeLink } from '../areas/people/commands/use-one-time-link.ts';
import { ContinueView } from '../areas/people/pages/continue.tsx';
import { ForgottenView } from '../areas/people/pages/forgotten.tsx';
import { OneTimeLinkView } from '../areas/people/pages/one-time-link.tsx';
import { SignInView } from '../areas/people/pages/sign-in.tsx';
import { signedInPerson } from '../areas/people/queries/sessions.ts';
import { todayIn } from '../kernel/calendar-day.ts';
import { isLanguage } from '../kernel/language.ts';
import type { Problem } from '../kernel/problem.ts';
import { shownTo } from '../page/acting-as.ts';
import type { Typed } from '../page/form.ts';
import type { SentForm } from '../page/page.ts';
import { paths } from '../paths.ts';
import { tokenHash } from '../secrets/token.ts';
import { wordsIn } from '../text/words.ts';
import type { AppParts } from './app.ts';
import { readSentForm } from './sent-form.ts';
import { forgetSession, isOwn, languageOf, personOf, rememberSession, sessionToken } from './session.ts';

/** Addresses that nobody needs to be signed in for, or that change who one is. Cookies are set here and nowhere else. */
export const doorRoutes = (app: Hono, parts: AppParts): void => {
  app.get(paths.signIn.pattern, (c) => showSignIn(c, parts, { next: safePath(c.req.query('next')) }));
  app.post(paths.signIn.pattern, (c) => postSignIn(c, parts));
  app.post(paths.signOut.pattern, (c) => postSignOut(c, parts, false));
  app.post(paths.signOutEverywhere.pattern, (c) => postSignOut(c, parts, true));
  app.post(paths.chooseMembership.pattern, (c) => postChooseMembership(c, parts));
  app.post(paths.language.pattern, (c) => postLanguage(c, parts));
  app.get(paths.forgotten.pattern, (c) => c.html(<ForgottenView {...doorFacts(c, parts)} />));
  app.post(paths.forgotten.pattern, (c) => postForgotten(c, parts));
  app.get(paths.oneTimeLink.pattern, (c) =>
    c.html(<OneTimeLinkView {...doorFacts(c, parts)} token={c.req.param('token') ?? ''} />),
  );
  app.post(paths.oneTimeLink.pattern, (c) => postOneTimeLink(c, parts));
};

const doorFacts = (c: Context, { assets }: AppParts) => ({
  words: wordsIn(languageOf(c)),
  stylesheet: assets.stylesheet,
  script: assets.script,
});

type SignInState = {
  next: string;
  email?: string;
  problem?: Problem;
  kept?: Typed;
  status?: 200 | 401 | 422;
};

const showSignIn = async (c: Context, parts: AppParts, state: SignInState): Promise<Response> =>
  c.html(
    <SignInView {...doorFacts(c, parts)} {...state} isDemo={await parts.isDemo()} />,
    state.status ?? 200,
  );

/** A page was asked for without a session: the form that was sent with it waits in the sign-in form. */
export const askToSignIn = async (
  c: Context,
  parts: AppParts,
  { texts }: Pick<SentForm, 'texts'>,
): Promise<Response> => {
  const path = new URL(c.req.url).pathname;
  if (c.req.method === 'GET') {
    const query = new URL(c.req.url).search;
    return path === '/'
      ? showSignIn(c, parts, { next: '/' })
      : c.redirect(`${paths.signIn()}?next=${encodeURIComponent(path + query)}`, 303);
  }
  return showSignIn(c, parts, {
    next: path,
    kept: texts,
    status: 401,
    problem: { key: 'people.session-ended' },
  });
};

const postSignIn = async (c: Context, parts: AppParts): Promise<Response> => {
  const { texts } = await readSentForm(c);
  const email = texts.email?.[0] ?? '';
  const next = safePath(texts.next?.[0]);
  const kept = keptOf(texts);
  const attempt = { email, password: texts.password?.[0] ?? '', address: addressOf(c, parts) };
  const result = await signIn(parts.db, attempt);
  if (!result.ok)
    return showSignIn(c, parts, {
      next,
      email,
      problem: result.problem,
      status: 422,
      ...(kept ? { kept } : {}),
    });
  rememberSession(c, parts.config, result.token, result.days);
  if (!kept) return c.redirect(next, 303);
  const isTheirs = await isFormOf(parts, result.token, kept);
  return c.html(
    <ContinueView {...doorFacts(c, parts)} action={next} {...(isTheirs ? { kept } : {})} />,
    isTheirs ? 200 : 403,
  );
};

/** Somebody else may sign in where a session ended: the form that waits is not theirs to send. */
const isFormOf = async ({ db }: AppParts, token: string, kept: Typed): Promise<boolean> => {
  const wanted = shownTo(kept);
  if (wanted === undefined) return true;
  const person = await db.ask((tx) => signedInPerson(tx, tokenHash(token), todayIn()));
  return person !== undefined && isOwn(person, wanted);
};

/** Fields of the interrupted form travel under the prefix `kept.`. */
const keptOf = (texts: Typed): Typed | undefined => {
  const kept = Object.entries(texts).filter(([name]) => name.startsWith('kept.'));
  return kept.length > 0
    ? Object.fromEntries(kept.map(([name, values]) => [name.slice(5), values]))
    : undefined;
};

/** Only ever back into our own pages: one slash, no backslash, no other host. */
const safePath = (path: string | undefined): string =>
  path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';

const addressOf = (c: Context, { config }: AppParts): string => {
  const forwarded = config.trustProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
};

const postSignOut = async (c: Context, parts: AppParts, everywhere: boolean): Promise<Response> => {
  const token = sessionToken(c);
  if (token) await signOut(parts.db, token, everywhere);
  forgetSession(c);
  return c.redirect(paths.signIn(), 303);
};

const postChooseMembership = async (c: Context, parts: AppParts): Promise<Response> => {
  const token = sessionToken(c);
  const { texts } = await readSentForm(c);
  if (!token) return askToSignIn(c, parts, { texts });
  await chooseMembership(parts.db, token, texts.membership?.[0] ?? '');
  return c.redirect(safePath(texts.next?.[0]), 303);
};

const postLanguage = async (c: Context, parts: AppParts): Promise<Response> => {
  const { texts } = await readSentForm(c);
  const language = texts.language?.[0];
  if (isLanguage(language)) {
    setCookie(c, 'relais_language', language, { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'Lax' });
    const person = await personOf(c, parts);
    if (person) await chooseLanguage(parts.db, person.actor.userId, language);
  }
  return c.redirect(safePath(texts.next?.[0]), 303);
};

const postForgotten = async (c: Context, parts: AppParts): Promise<Response> => {
  const { texts } = await readSentForm(c);
  const made = await askForPasswordLink(parts.db, {
    email: texts.email?.[0] ?? '',
    address: addressOf(c, parts),
  });
  if (made) await parts.services.sendMail(passwordLinkMail(made, parts.services.publicUrl));
  return c.html(<ForgottenView {...doorFacts(c, parts)} sent />);
};

const postOneTimeLink = async (c: Context, parts: AppParts): Promise<Response> => {
  const token = c.req.param('token') ?? '';
  const { texts } = await readSentForm(c);
  const result = await useOneTimeLink(parts.db, token, texts.password?.[0] ?? '');
  if (!result.ok)
    return c.html(<OneTimeLinkView {...doorFacts(c, parts)} token={token} problem={result.problem} />, 422);
  rememberSession(c, parts.config, result.token, result.days);
  return c.redirect(paths.home(), 303);
};

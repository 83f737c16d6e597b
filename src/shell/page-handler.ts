import type { Context, Handler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { perform } from '../command/perform.ts';
import { rehearse } from '../command/rehearse.ts';
import { eachOnce } from '../page/each-once.ts';
import { fileOrRefusal } from '../page/file-or-refusal.tsx';
import { membershipLabel } from '../page/membership-label.ts';
import type { Answer, Page, SentForm, Show } from '../page/page.ts';
import { wordsIn } from '../text/words.ts';
import type { AppParts } from './app.ts';
import { askToSignIn } from './door.tsx';
import { rememberOthers } from './error-edge.tsx';
import { readSentForm } from './sent-form.ts';
import { asTheFormWas, personOf, type SignedInPerson } from './session.ts';

const noticeCookie = 'relais_notice';

/** From a request to a page's answer and back to a response. Nobody signed in is asked to, with what was typed kept. */
export const answerPage =
  (parts: AppParts, show: Show): Handler =>
  async (c) => {
    const form = await readSentForm(c);
    const known = await personOf(c, parts);
    if (!known) return askToSignIn(c, parts, form);
    const person = await asTheFormWas(c, parts, known, form);
    const page = await pageOf(c, parts, person, form);
    rememberOthers(c, page);
    const answer = await show(page);
    return respond(c, c.req.method === 'POST' ? answer : fileOrRefusal(page, answer));
  };

const pageOf = async (
  c: Context,
  parts: AppParts,
  { actor, memberships, sessionHash }: SignedInPerson,
  form: SentForm,
): Promise<Page> => {
  const words = wordsIn(actor.language);
  const url = new URL(c.req.url);
  const others = memberships
    .filter(({ id }) => id !== actor.membershipId)
    .map((membership) => ({ id: membership.id, label: membershipLabel(words, membership) }));
  const own = memberships.find(({ id }) => id === actor.membershipId);
  return {
    actor,
    words,
    params: c.req.param(),
    query: eachOnce(url.searchParams),
    path: url.pathname,
    form,
    read: (fn) => parts.db.read(actor, fn),
    perform: (command, commandId, input) => perform(parts.db, actor, command, commandId, input),
    rehearse: (command, input, look) => rehearse(parts.db, actor, command, input, look),
    atTheDoor: (step) => step({ db: parts.db, sessionHash }),
    services: parts.services,
    frame: {
      stylesheet: parts.assets.stylesheet,
      script: parts.assets.script,
      gridScript: parts.assets.gridScript,
      isDemo: await parts.isDemo(),
      notice: takeNotice(c),
      own: own ? membershipLabel(words, own) : '',
      others,
    },
  };
};

const takeNotice = (c: Context): string | undefined => {
  const notice = c.req.method === 'GET' ? getCookie(c, noticeCookie) : undefined;
  if (notice === undefined) return undefined;
  setCookie(c, noticeCookie, '', { path: '/', maxAge: 0 });
  return /^[a-z0-9.-]{1,80}$/.test(notice) ? notice : undefined;
};

const respond = async (c: Context, answer: Answer): Promise<Response> => {
  switch (answer.kind) {
    case 'html':
      return c.html(await answer.view, (answer.status ?? 200) as 200);
    case 'redirect':
      if (answer.notice)
        setCookie(c, noticeCookie, answer.notice, { path: '/', maxAge: 60, httpOnly: true, sameSite: 'Lax' });
      return c.redirect(answer.to, 303);
    case 'file':
      return c.body(answer.body as ReadableStream, 200, {
        'content-type': answer.type,
        'content-disposition': `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
        // A file from outside never runs as one of our pages.
        'content-security-policy': "default-src 'none'; sandbox",
      });
  }
};

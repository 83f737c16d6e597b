import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { isDatabaseAway, isDiskFull } from '../db/away.ts';
import { newId } from '../kernel/id.ts';
import { NotAllowed, NotFound } from '../kernel/problem.ts';
import type { FrameFacts, Page } from '../page/page.ts';
import { paths } from '../paths.ts';
import { type Words, wordsIn } from '../text/words.ts';
import { ButtonLink, PostButton } from '../ui/button.tsx';
import { Document } from '../ui/document.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Assets } from './assets.ts';
import { languageOf } from './session.ts';

type Sorry = { status: 403 | 404 | 413 | 500 | 503 | 507; title: string; sentence: string };

/** The one place where what was thrown becomes a page. What we did not expect is logged under a reference, without data. */
export const errorAnswer = (error: Error, c: Context, assets: Assets): Response | Promise<Response> => {
  const words = wordsIn(languageOf(c));
  if (error instanceof NotFound && error.problem.key === 'page.not-found') return unknownAddress(c, assets);
  if (error instanceof NotFound)
    return sorry(c, assets, {
      status: 404,
      title: words.t('page.not-here'),
      sentence: words.problem(error.problem),
    });
  if (error instanceof NotAllowed)
    return sorry(c, assets, {
      status: 403,
      title: words.t('page.not-allowed'),
      sentence: words.problem(error.problem),
    });
  if (isDatabaseAway(error))
    return sorry(c, assets, {
      status: 503,
      title: words.t('page.database-away'),
      sentence: words.t('page.database-away-what-now'),
    });
  if (isDiskFull(error)) {
    console.error(`The disk is full: ${error.message}`);
    return sorry(c, assets, {
      status: 507,
      title: words.t('page.disk-full'),
      sentence: words.t('page.disk-full-what-now'),
    });
  }
  const reference = randomBytes(4).toString('hex');
  console.error(`[${reference}] ${c.req.method} ${c.req.routePath}: ${error.stack ?? error.message}`);
  return sorry(c, assets, {
    status: 500,
    title: words.t('page.failed'),
    sentence: words.t('page.failed-what-now', { reference }),
  });
};

export const unknownAddress = (c: Context, assets: Assets) => {
  const words = wordsIn(languageOf(c));
  return sorry(c, assets, {
    status: 404,
    title: words.t('page.not-found'),
    sentence: words.t('page.not-found-what-now'),
  });
};

export const tooLargeAnswer = (c: Context, assets: Assets) => {
  const words = wordsIn(languageOf(c));
  return sorry(c, assets, {
    status: 413,
    title: words.t('page.too-large'),
    sentence: words.t('page.too-large-what-now'),
  });
};

const acting = 'acting';

type Acting = Pick<FrameFacts, 'own' | 'others'> & { next: string };

/** For the page of a refusal: whoever is more than one thing may look for it as another. */
export const rememberOthers = (c: Context, { frame: { own, others } }: Page): void => {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method === 'GET' && others.length > 0) c.set(acting, { own, others, next: pathname + search });
};

const othersOf = (c: Context): Acting | undefined => c.get(acting) as Acting | undefined;

/** It tells nothing of what there is: the same of every address. */
function OtherRoles({ words, own, others, next }: Acting & { words: Words }) {
  return (
    <>
      <p>{words.t('people.maybe-as-another', { role: own })}</p>
      <ul>
        {others.map(({ id, label }) => (
          <li>
            {label}{' '}
            <PostButton
              kind="second"
              action={paths.chooseMembership()}
              commandId={newId()}
              fields={{ membership: id, next }}
              label={words.t('people.act-as', { role: label })}
            >
              {words.t('people.act-so')}
            </PostButton>
          </li>
        ))}
      </ul>
    </>
  );
}

const sorry = (c: Context, assets: Assets, { status, title, sentence }: Sorry) => {
  const words = wordsIn(languageOf(c));
  const others = status === 403 || status === 404 ? othersOf(c) : undefined;
  return c.html(
    <Document
      lang={words.language}
      title={`${title} · Relais`}
      stylesheet={assets.stylesheet}
      skip={words.t('page.skip')}
      narrow
    >
      <PageHead title={title} />
      <p>{sentence}</p>
      {others && <OtherRoles words={words} {...others} />}
      <p>
        <ButtonLink href={paths.home()}>{words.t('page.to-home')}</ButtonLink>
      </p>
    </Document>,
    status,
  );
};

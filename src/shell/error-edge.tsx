import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { isDatabaseAway, isDiskFull } from '../db/away.ts';
import { NotAllowed, NotFound } from '../kernel/problem.ts';
import { paths } from '../paths.ts';
import { wordsIn } from '../text/words.ts';
import { ButtonLink } from '../ui/button.tsx';
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

const sorry = (c: Context, assets: Assets, { status, title, sentence }: Sorry) => {
  const words = wordsIn(languageOf(c));
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
      <p>
        <ButtonLink href={paths.home()}>{words.t('page.to-home')}</ButtonLink>
      </p>
    </Document>,
    status,
  );
};

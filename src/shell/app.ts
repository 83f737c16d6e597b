import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Route, Services } from '../page/page.ts';
import { paths } from '../paths.ts';
import { type Assets, serveAsset } from './assets.ts';
import { compressed } from './compress.ts';
import { doorRoutes } from './door.tsx';
import { errorAnswer, tooLargeAnswer, unknownAddress } from './error-edge.tsx';
import { answerPage } from './page-handler.ts';
import { sameOrigin, securityHeaders } from './security.ts';
import { personOf } from './session.ts';

export type AppParts = {
  db: Database;
  config: Config;
  services: Services;
  assets: Assets;
  routes: readonly Route[];
  isDemo: () => Promise<boolean>;
};

export type App = Hono;

/** A photo of a voucher or an IATI file fits; more is refused before it is read. */
const largestBody = 62 * 1024 * 1024;

/** The web application: headers, origin, door, then each route to its page. Knows HTTP and nothing of the business. */
export const createApp = (parts: AppParts): App => {
  const app = new Hono();
  app.use(compressed);
  app.use(securityHeaders(parts.config));
  app.use(sameOrigin(parts.config));
  app.use(bodyLimit({ maxSize: largestBody, onError: (c) => tooLargeAnswer(c, parts.assets) }));
  app.get(paths.health.pattern, (c) => health(parts, c.text.bind(c)));
  app.get(paths.asset.pattern, (c) => serveAsset(parts.assets, c));
  doorRoutes(app, parts);
  for (const route of parts.routes) {
    if (route.show) app.get(route.path.pattern, answerPage(parts, route.show));
    if (route.save) app.post(route.path.pattern, answerPage(parts, route.save));
  }
  app.notFound(async (c) => {
    await personOf(c, parts);
    return unknownAddress(c, parts.assets);
  });
  app.onError((error, c) => errorAnswer(error, c, parts.assets));
  return app;
};

const health = async (
  { db }: AppParts,
  text: (body: string, status: 200 | 503) => Response,
): Promise<Response> => {
  try {
    await db.read({ role: 'visitor' }, async () => {});
    return text('ok', 200);
  } catch {
    return text('no database', 503);
  }
};

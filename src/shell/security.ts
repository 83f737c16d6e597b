import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Nothing from elsewhere runs, nobody frames us, nothing signed-in is kept by a cache. */
export const securityHeaders =
  (config: Config): MiddlewareHandler =>
  async (c, next) => {
    await next();
    // A file from outside brings a stricter one.
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', policy);
    c.res.headers.set('x-content-type-options', 'nosniff');
    c.res.headers.set('referrer-policy', 'same-origin');
    c.res.headers.set('cross-origin-opener-policy', 'same-origin');
    c.res.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (config.publicUrl.startsWith('https:'))
      c.res.headers.set('strict-transport-security', 'max-age=31536000');
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  };

/** A post must come from our own pages: browsers say so in `Sec-Fetch-Site`, older ones in `Origin`. */
export const sameOrigin =
  (config: Config): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isOurs(c.req.raw.headers, config)) return next();
    return c.text('Posts from other sites are refused', 403);
  };

const isOurs = (headers: Headers, config: Config): boolean => {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return site !== null;
  if (origin === config.publicUrl) return true;
  // Reached under another name than the configured one (localhost, an address in the office): the browser's own
  // word that it is the same origin decides, and where it has none the host it asked for.
  return site === 'same-origin' || (URL.canParse(origin) && new URL(origin).host === headers.get('host'));
};

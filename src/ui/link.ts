import type { Child } from 'hono/jsx';

/** A word that leads somewhere. `href` comes from `paths.ts`, never from a user's text. */
export type Link = { label: Child; href: string };

/** A link in a set of which one may be where the reader is. */
export type PlaceLink = Link & { current?: boolean | undefined };

import type { Page } from './page.ts';

type Asked = Pick<Page, 'query'>;

/** What in an address asks how things stood: a day, or a number of the trail. */
const moments = ['on', 'asof'] as const;

// By the address itself: what reads it and what stands around the page ask the same one.
const read = new WeakMap<URLSearchParams, Set<string>>();
const ofReader = new WeakSet<URLSearchParams>();

/** Keeps that a page reads this of its address, so that the frame has nothing to say of it. */
export const keepReads = ({ query }: Asked, name: string): void => {
  read.set(query, (read.get(query) ?? new Set()).add(name));
};

/** Keeps that an address asks how things stood, of a reader who reads no more than how they stand: the frame says so. */
export const keepReadsToday = ({ query }: Asked): void => {
  ofReader.add(query);
};

/**
 * Whether a page shows today in spite of its address: since its reader reads no more, or since the page does not read
 * such a thing. Asked when the page was made; what did not read its address by then does not.
 */
export const readsToday = ({ query }: Asked): 'reader' | 'page' | undefined => {
  if (ofReader.has(query)) return 'reader';
  const names = read.get(query);
  return moments.some((name) => query.getAll(name).some(Boolean) && !names?.has(name)) ? 'page' : undefined;
};

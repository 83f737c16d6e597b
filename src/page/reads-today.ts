import type { Page } from './page.ts';

// By the address itself: what reads it and what stands around the page ask the same one.
const addresses = new WeakSet<URLSearchParams>();

/** Keeps that an address asks how things stood, of a reader who reads no more than how they stand: the frame says so. */
export const keepReadsToday = ({ query }: Pick<Page, 'query'>): void => {
  addresses.add(query);
};

/** Whether a page shows today in spite of its address. */
export const readsToday = ({ query }: Pick<Page, 'query'>): boolean => addresses.has(query);

import type { Child } from 'hono/jsx';
import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import type { WithdrawnKind } from '../rules/withdrawal-input.ts';

/** A record of this area that activities can work on. */
export type LedRecord = { kind: WithdrawnKind; id: string };

/**
 * What an area above this one knows of a record: what led to it. Asked in the transaction of the record's page, drawn
 * between the record and what hangs on it; that area answers the address, since this one does not know activities.
 */
export type WhatLedHere<Known> = {
  load: (tx: Tx, instituteId: string, record: LedRecord) => Promise<Known>;
  view: (page: Page, known: Known, record: LedRecord) => Child;
};

import type { ChainEnd } from '../db/chain-end.ts';

/** What a backup holds, with the SHA-256 of each part: of a table's lines, of a file's bytes. */
export type Manifest = {
  format: 'relais-backup';
  /** 1: nothing was sealed. 2: files were, no rows. */
  version: 3;
  madeAt: string;
  migrations: { name: string; checksum: string }[];
  tables: BackedUpTable[];
  files: BackedUpFile[];
  /** Fingerprint of the key that the sealed files are sealed with; null where none is. */
  shieldKey: string | null;
  /** Attachments that a document names and the store did not have. */
  missingFiles: { institute: string; sha256: string }[];
  /** A demo stays one: SHA-256 of the file that says so and lists its sign-ins; null for a real office. */
  demo: string | null;
  /** Where each chain of the audit trail ended. */
  trail: ChainEnd[];
};

/** A sealed table's rows open with the shield key only; its SHA-256 is that of the lines as they lie in the backup. */
export type BackedUpTable = {
  name: string;
  columns: string[];
  rows: number;
  sha256: string;
  sealed: boolean;
};

/** Rows that are a partner's alone, whoever holds the backup: not even the institute's administrator reads them. */
export const sealedTables: readonly string[] = ['assessment_sheets'];

/** What a sealed row is bound to: none can be put in another's place. */
export const placeOfRow = (table: string, no: number): string => `${table} ${no}`;

/** `size` as it lies in the backup. A sealed file opens with the shield key only; its SHA-256 is that of what is inside. */
export type BackedUpFile = { institute: string; sha256: string; size: number; sealed: boolean };

export const manifestEntry = 'manifest.json';
export const manifestDigestEntry = 'manifest.json.sha256';
export const demoEntry = 'demo.json';
export const tableEntry = (name: string): string => `tables/${name}.jsonl.gz`;
export const fileEntry = ({ institute, sha256, sealed }: Omit<BackedUpFile, 'size'>): string =>
  `${sealed ? 'sealed' : 'files'}/${institute}/${sha256}`;

/** Said now and then while it lasts: what is being done, and how far. */
export type Progress = (sentence: string) => void;

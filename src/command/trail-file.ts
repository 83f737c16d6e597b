import { createHash } from 'node:crypto';
import type { ChainEnd } from '../db/chain-end.ts';
import { isSignedBy } from '../secrets/signing-key.ts';
import { chainCheck, type ErasedEntry, type Fault, type StoredEntry } from './chain-check.ts';

/** First line of an exported trail: what it is, whose key signed it, which chains it holds. */
export type TrailHeader = {
  relais: 'audit-trail';
  version: 1;
  exportedAt: string;
  publicKey: string;
  chains: { chain: string; institute: string | null }[];
};

/** Last line: where each chain ends and how many entries the file holds; the signature covers every line before it. */
export type TrailClosing = {
  closes: 'audit-trail';
  chains: (ChainEnd & { entries: number })[];
  signature: string;
};

export type TrailVerdict = {
  verdict: 'whole' | 'broken';
  exportedAt: string | null;
  publicKey: string | null;
  chains: { chain: string; institute: string | null; entries: number; headHash: string }[];
  erased: ErasedEntry[];
  /** Where a head that was kept elsewhere stands in the trail. */
  keptHead: { chain: string; no: number } | null;
  faults: Fault[];
};

/** What the signature covers: the digest of all lines before the closing one, and what that one states. */
export const signedText = (linesDigest: string, chains: TrailClosing['chains']): string =>
  JSON.stringify(['relais audit-trail 1', linesDigest, chains]);

/** What was given is no audit trail at all, so that there is nothing to judge. */
export class NotATrail extends Error {}

/**
 * Verifies an exported trail from its lines alone. `head` is a hash that was kept elsewhere (on a filing, in a
 * letter): the trail must contain it. `key` is the public key that must have signed.
 * @throws NotATrail where there is no line, or the first is no JSON.
 */
export const verifyTrail = async (
  lines: AsyncIterable<string>,
  kept: { head?: string | undefined; key?: string | undefined } = {},
): Promise<TrailVerdict> => {
  const check = chainCheck();
  const digest = createHash('sha256');
  const counts = new Map<string, number>();
  let header: TrailHeader | undefined;
  let closing: TrailClosing | undefined;
  let lineNo = 0;
  const fault = (text: string, entry?: Partial<StoredEntry>): void =>
    void check.faults.push({ chain: entry?.chain ?? null, no: entry?.no ?? null, fault: text });
  for await (const line of lines) {
    lineNo += 1;
    const parsed = parseLine(line);
    if (lineNo === 1 && !parsed) throw new NotATrail('its first line is no JSON object');
    if (closing) {
      fault(`line ${lineNo} stands behind the closing line`);
      break;
    }
    if (parsed && 'closes' in parsed) {
      closing = parsed as TrailClosing;
      continue;
    }
    digest.update(line).update('\n');
    if (lineNo === 1) header = asHeader(parsed);
    else if (!isEntry(parsed)) fault(`line ${lineNo} is no entry`);
    else {
      counts.set(parsed.chain, (counts.get(parsed.chain) ?? 0) + 1);
      check.add(parsed);
    }
  }
  if (lineNo === 0) throw new NotATrail('it is empty');
  if (!header) fault('the first line does not say that this is an audit trail');
  if (!closing) fault('the closing line is missing: the file was cut off');
  else {
    for (const chain of closing.chains ?? []) check.end(chain);
    for (const text of closingFaults(header, closing, counts, digest.digest('hex'))) fault(text);
  }
  check.close();
  if (kept.key !== undefined && kept.key !== header?.publicKey) fault('another key signed this trail');
  const keptHead = kept.head === undefined ? null : (check.find(kept.head) ?? null);
  if (kept.head !== undefined && !keptHead)
    fault(`no entry has the hash ${kept.head} that was kept elsewhere`);
  return {
    verdict: check.faults.length === 0 ? 'whole' : 'broken',
    exportedAt: header?.exportedAt ?? null,
    publicKey: header?.publicKey ?? null,
    chains: summary(header, closing),
    erased: check.erased,
    keptHead,
    faults: check.faults,
  };
};

const parseLine = (line: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

const asHeader = (value: object | undefined): TrailHeader | undefined =>
  value && 'relais' in value && value.relais === 'audit-trail' && 'chains' in value
    ? (value as TrailHeader)
    : undefined;

const isText = (value: unknown): boolean => typeof value === 'string';

/** Enough shape to compute with; what the fields say is the hash's concern. */
const isEntry = (value: object | undefined): value is StoredEntry => {
  const entry = value as Partial<StoredEntry> | undefined;
  const texts = [entry?.chain, entry?.at, entry?.digest, entry?.previousHash, entry?.hash, entry?.command];
  const payload = [entry?.salt, entry?.body, entry?.erasedAt];
  return (
    texts.every(isText) &&
    Number.isSafeInteger(entry?.no) &&
    payload.every((each) => each === null || isText(each))
  );
};

const closingFaults = (
  header: TrailHeader | undefined,
  closing: TrailClosing,
  counts: ReadonlyMap<string, number>,
  linesDigest: string,
): string[] => {
  const stated = new Map((closing.chains ?? []).map(({ chain, entries }) => [chain, entries]));
  const named = new Set(header?.chains.map(({ chain }) => chain) ?? []);
  const faults: string[] = [];
  for (const chain of new Set([...stated.keys(), ...counts.keys(), ...named])) {
    const found = counts.get(chain) ?? 0;
    if (stated.get(chain) !== found)
      faults.push(
        `chain ${chain} has ${found} entries, the closing line says ${stated.get(chain) ?? 'nothing'}`,
      );
    if (!named.has(chain)) faults.push(`chain ${chain} is not named in the first line`);
  }
  if (!isSignedBy(header?.publicKey ?? '', signedText(linesDigest, closing.chains ?? []), closing.signature))
    faults.push('the signature does not cover these lines');
  return faults;
};

const summary = (
  header: TrailHeader | undefined,
  closing: TrailClosing | undefined,
): TrailVerdict['chains'] => {
  const institutes = new Map(header?.chains.map(({ chain, institute }) => [chain, institute]) ?? []);
  return (closing?.chains ?? []).map(({ chain, entries, headHash }) => ({
    chain,
    institute: institutes.get(chain) ?? null,
    entries,
    headHash,
  }));
};

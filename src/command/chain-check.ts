import type { ChainEnd } from '../db/chain-end.ts';
import { commandNames, entryHash, payloadDigest, type SealedEntry } from './trail.ts';

/** An entry as it was stored or exported, with its payload; hashes, digest and salt in hexadecimal. */
export type StoredEntry = Omit<SealedEntry, 'digest'> & {
  digest: string;
  previousHash: string;
  hash: string;
  salt: string | null;
  body: string | null;
  erasedAt: string | null;
};

/** Something that the program did not write so; `no` is the entry's number where there is one. */
export type Fault = { chain: string | null; no: number | null; fault: string };

export type ErasedEntry = { chain: string; no: number; erasedAt: string };

export type ChainCheck = {
  /** Entries of a chain in the order of their numbers; chains may alternate. */
  add(entry: StoredEntry): void;
  /** The chain's own statement of where it ends. */
  end(head: ChainEnd): void;
  /** What remained to be compared once everything was read. */
  close(): void;
  faults: Fault[];
  erased: ErasedEntry[];
  /** Where the entry with this hash stands, for heads that were kept elsewhere. */
  find(hash: string): { chain: string; no: number } | undefined;
};

type Reached = { no: number; hash: string; erasures: Set<number> };

/** Follows chains entry by entry and says what was altered, dropped, inserted, moved or cut off. Knows no database. */
export const chainCheck = (): ChainCheck => {
  const faults: Fault[] = [];
  const erased: ErasedEntry[] = [];
  const reached = new Map<string, Reached>();
  const places = new Map<string, { chain: string; no: number }>();
  const at = (chain: string): Reached => {
    const known = reached.get(chain) ?? { no: 0, hash: '', erasures: new Set<number>() };
    reached.set(chain, known);
    return known;
  };
  return {
    faults,
    erased,
    add: (entry) => {
      const { chain, no } = entry;
      const before = at(chain);
      for (const fault of [...linkFaults(entry, before), ...payloadFaults(entry)])
        faults.push({ chain, no, fault });
      if (entry.erasedAt !== null) erased.push({ chain, no, erasedAt: entry.erasedAt });
      const target = erasureTarget(entry);
      if (target !== undefined) before.erasures.add(target);
      before.no = no;
      before.hash = entry.hash;
      places.set(entry.hash, { chain, no });
    },
    end: ({ chain, lastNo, headHash }) => {
      const last = at(chain);
      if (last.no === lastNo && last.hash === headHash) return;
      faults.push({
        chain,
        no: last.no,
        fault: `the chain ends here, but says that it ends at ${lastNo} (${headHash || 'no hash'})`,
      });
    },
    close: () => {
      for (const { chain, no } of erased)
        if (!at(chain).erasures.has(no))
          faults.push({ chain, no, fault: 'its change was erased, but no entry of the trail says so' });
    },
    find: (hash) => places.get(hash),
  };
};

const linkFaults = (entry: StoredEntry, before: Reached): string[] => {
  const faults: string[] = [];
  if (entry.no !== before.no + 1)
    faults.push(`stands where ${before.no + 1} is due: something was dropped, inserted or moved`);
  else if (entry.previousHash !== before.hash) faults.push('does not follow from the entry before it');
  const { digest, previousHash, hash, ...fields } = entry;
  const sealed = { ...fields, digest: Buffer.from(digest, 'hex') };
  if (entryHash(sealed, Buffer.from(previousHash, 'hex')).toString('hex') !== hash)
    faults.push('was altered: its hash does not cover what it says');
  return faults;
};

const payloadFaults = ({ salt, body, erasedAt, digest }: StoredEntry): string[] => {
  if (salt === null || body === null)
    return erasedAt === null ? ['its change is missing and was not erased'] : [];
  if (erasedAt !== null) return ['its change is said to be erased and is still there'];
  const found = payloadDigest(Buffer.from(salt, 'hex'), body).toString('hex');
  return found === digest ? [] : ['its change was altered: the entry has another digest'];
};

/** Which entry an erasure names; its own payload says so, under the digest that the chain covers. */
const erasureTarget = ({ command, outcome, body }: StoredEntry): number | undefined => {
  if (command !== commandNames.erasePayload || outcome !== 'done' || body === null) return undefined;
  try {
    const no = (JSON.parse(body) as { after?: { no?: unknown } }).after?.no;
    return typeof no === 'number' ? no : undefined;
  } catch {
    return undefined;
  }
};

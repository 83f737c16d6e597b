import { createHash, randomBytes } from 'node:crypto';

/** The chain of what belongs to no institute: users, memberships of the donor, shared organisations. */
export const commonChain = '00000000-0000-0000-0000-000000000000';

/** Names that the trail itself must recognise in what it reads. */
export const commandNames = { erasePayload: 'erase-payload' } as const;

/** What the hash of an entry covers besides the hash before it; the instant in PostgreSQL's microseconds. */
export type SealedEntry = {
  chain: string;
  no: number;
  at: string;
  membershipId: string | null;
  userId: string | null;
  actorRole: string;
  command: string;
  commandVersion: number;
  outcome: 'done' | 'refused' | 'opened';
  subjectKind: string;
  subjectId: string | null;
  partnershipId: string | null;
  digest: Buffer;
};

/** SHA-256 over the entry's fields in this fixed order and the hash of the entry before it. */
export const entryHash = (entry: SealedEntry, previousHash: Buffer): Buffer => {
  const fields = [
    entry.chain,
    entry.no,
    entry.at,
    entry.membershipId,
    entry.userId,
    entry.actorRole,
    entry.command,
    entry.commandVersion,
    entry.outcome,
    entry.subjectKind,
    entry.subjectId,
    entry.partnershipId,
    entry.digest.toString('hex'),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).update('\n').update(previousHash).digest();
};

/** The digest of a payload is salted: a short body (a yes, a name) cannot be guessed from it once it is erased. */
export const payloadDigest = (salt: Buffer, body: string): Buffer =>
  createHash('sha256').update(salt).update(body).digest();

export const newSalt = (): Buffer => randomBytes(16);

/** JSON with sorted keys: the same value always gives the same bytes. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !hasOwnJson(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const hasOwnJson = (value: object): boolean => 'toJSON' in value;

/** Personal fields enter the trail as a salted digest: that they changed can be shown, what they said cannot. */
export const maskPersonal = (change: Change, personal: ReadonlySet<string>, salt: Buffer): Change =>
  Object.fromEntries(
    Object.entries(change).map(([field, value]) => [
      field,
      personal.has(field) && value != null ? { masked: masked(value, salt) } : value,
    ]),
  );

const masked = (value: unknown, salt: Buffer): string =>
  createHash('sha256').update(salt).update(canonicalJson(value)).digest('hex').slice(0, 16);

export type Change = Record<string, unknown>;

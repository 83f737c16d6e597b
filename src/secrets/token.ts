import { createHash, randomBytes } from 'node:crypto';

/** A token for a cookie or a link: 256 bits, shown once; only its hash is stored. */
export const newToken = (): { token: string; hash: Buffer } => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
};

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

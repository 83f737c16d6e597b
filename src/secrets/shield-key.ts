import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOnce } from './make-once.ts';

/** The key of an office under which shielded files leave it: AES-256-GCM, a fresh nonce for each file. */
export type ShieldKey = {
  /** Tells keys apart and says nothing of them: 32 digits of an HMAC under the key. */
  fingerprint: string;
  /** Nonce, bytes, tag; `about` (the file's SHA-256) is bound to them. */
  seal(bytes: Uint8Array, about: string): Uint8Array;
  /** @throws Error where they were sealed with another key, about something else, or changed since. */
  open(sealed: Uint8Array, about: string): Uint8Array;
};

const [nonceBytes, tagBytes] = [12, 16];

/** Where the key of a data folder lies. */
export const shieldKeyPath = (folder: string): string => join(folder, 'shield.key');

/** The key in `folder`, made at first use (mode 0600); several programs may ask for it at once. */
export const openShieldKey = (folder: string): ShieldKey =>
  keyOf(makeOnce(shieldKeyPath(folder), () => `${randomBytes(32).toString('hex')}\n`));

/** The key in `folder`; undefined where none was made yet. */
export const shieldKeyIn = (folder: string): ShieldKey | undefined => {
  try {
    return readShieldKey(shieldKeyPath(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** @throws Error where the file is not there or holds no shield key. */
export const readShieldKey = (path: string): ShieldKey => {
  const text = readFileSync(path, 'latin1');
  if (!/^[0-9a-f]{64}\s*$/.test(text)) throw new Error(`${path} is no shield key (64 digits and letters)`);
  return keyOf(text);
};

/** Makes the key in `path` the one of `folder`, which has none yet; where it has one, that one stays. */
export const adoptShieldKey = (folder: string, path: string): void => {
  makeOnce(shieldKeyPath(folder), () => readFileSync(path, 'latin1'));
};

const keyOf = (text: string): ShieldKey => {
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== 32) throw new Error('The shield key of the data folder is damaged');
  return {
    fingerprint: createHmac('sha256', key).update('relais shield key').digest('hex').slice(0, 32),
    seal: (bytes, about) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'));
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, about) => {
      if (sealed.length < nonceBytes + tagBytes) throw new Error('too short to be sealed');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(about, 'utf8')).setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    },
  };
};

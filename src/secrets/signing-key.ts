import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An Ed25519 key of this office. A public key is its 32 bytes in hexadecimal, which a command line never takes for an option. */
export type SigningKey = { publicKey: string; sign(text: string): string };

/** The key in `folder`, made at first use (mode 0600); several programs may ask for it at once. */
export const openSigningKey = (folder: string): SigningKey => {
  const key = createPrivateKey(readOrMake(folder));
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(String(x), 'base64url').toString('hex'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
  };
};

/** False too where the key or the signature is no such thing at all. */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  try {
    const x = Buffer.from(publicKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};

const readOrMake = (folder: string): string => {
  const path = join(folder, 'trail.pem');
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(beside, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  try {
    // A link does not replace: whoever comes second takes the first one's key.
    linkSync(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
  return readFileSync(path, 'utf8');
};

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { makeOnce } from './make-once.ts';

/** An Ed25519 key of this office. A public key is its 32 bytes in hexadecimal, which a command line never takes for an option. */
export type SigningKey = { publicKey: string; sign(text: string): string };

/** The key in `folder`, made at first use (mode 0600); several programs may ask for it at once. */
export const openSigningKey = (folder: string): SigningKey => {
  const key = createPrivateKey(makeOnce(join(folder, 'trail.pem'), newKey));
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

const newKey = (): string =>
  String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));

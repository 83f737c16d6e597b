import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hashPassword, passwordMatches } from './password.ts';
import { isSignedBy, openSigningKey } from './signing-key.ts';
import { newToken, tokenHash } from './token.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-key-'));
after(() => rmSync(folder, { recursive: true }));

test('a password matches its own hash only, however its accents were typed', async () => {
  const stored = await hashPassword('café au l\u00e9ger');
  assert.match(stored, /^argon2id\$19456\$2\$[\w-]{22}\$[\w-]{43}$/);
  assert.equal(await passwordMatches('cafe\u0301 au le\u0301ger', stored), true);
  assert.equal(await passwordMatches('cafe au leger', stored), false);
});

test('the same password is stored differently each time', async () => {
  assert.notEqual(await hashPassword('same words'), await hashPassword('same words'));
});

test('an address without a password is refused, whatever is typed', async () => {
  assert.equal(await passwordMatches('', null), false);
  assert.equal(await passwordMatches('words', null), false);
});

test('a token is 256 bits and found again by its hash alone', () => {
  const { token, hash } = newToken();
  assert.equal(Buffer.from(token, 'base64url').length, 32);
  assert.deepEqual(tokenHash(token), hash);
  assert.notDeepEqual(tokenHash(newToken().token), hash);
});

test('the key is made once, for its owner only, and signs so that the public key alone can tell', () => {
  const keys = join(folder, 'keys');
  const first = openSigningKey(keys);
  const second = openSigningKey(keys);
  assert.equal(first.publicKey, second.publicKey);
  assert.match(first.publicKey, /^[0-9a-f]{64}$/);
  assert.deepEqual(readdirSync(keys), ['trail.pem']);
  assert.equal(statSync(join(keys, 'trail.pem')).mode & 0o777, 0o600);
  const signature = first.sign('words');
  assert.equal(isSignedBy(second.publicKey, 'words', signature), true);
  assert.equal(isSignedBy(second.publicKey, 'other words', signature), false);
  assert.equal(isSignedBy(openSigningKey(join(folder, 'others')).publicKey, 'words', signature), false);
});

test('what is no key and no signature signs nothing', () => {
  assert.equal(isSignedBy('', 'words', ''), false);
  assert.equal(isSignedBy('no key at all', 'words', 'no signature'), false);
});

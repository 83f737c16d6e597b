import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hashPassword, passwordMatches } from './password.ts';
import { adoptShieldKey, openShieldKey, readShieldKey, shieldKeyIn, shieldKeyPath } from './shield-key.ts';
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

test('the shield key is 32 bytes, made once, for its owner only, and its fingerprint is no part of it', () => {
  const keys = join(folder, 'shield');
  assert.equal(shieldKeyIn(keys), undefined);
  const key = openShieldKey(keys);
  assert.equal(openShieldKey(keys).fingerprint, key.fingerprint);
  assert.equal(shieldKeyIn(keys)?.fingerprint, key.fingerprint);
  assert.equal(statSync(shieldKeyPath(keys)).mode & 0o777, 0o600);
  const text = readFileSync(shieldKeyPath(keys), 'latin1');
  assert.match(text, /^[0-9a-f]{64}\n$/);
  assert.equal(text.includes(key.fingerprint), false);
});

test('what is sealed opens with its key, about the same thing, unchanged, and not otherwise', () => {
  const key = openShieldKey(join(folder, 'shield'));
  const bytes = Buffer.from('names and signatures');
  const sealed = Buffer.from(key.seal(bytes, 'list'));
  assert.deepEqual(Buffer.from(key.open(sealed, 'list')), bytes);
  assert.equal(sealed.includes('names'), false);
  assert.notDeepEqual(Buffer.from(key.seal(bytes, 'list')), sealed, 'a fresh nonce each time');
  assert.throws(() => key.open(sealed, 'another'));
  assert.throws(() => openShieldKey(join(folder, 'foreign')).open(sealed, 'list'));
  for (const [at] of sealed.entries()) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.throws(() => key.open(changed, 'list'), `byte ${at}`);
  }
  assert.throws(() => key.open(sealed.subarray(0, 20), 'list'));
});

test('a folder takes a shield key over where it has none, and never in place of its own', () => {
  const [from, to] = [join(folder, 'shield'), join(folder, 'taking over')];
  adoptShieldKey(to, shieldKeyPath(from));
  assert.equal(shieldKeyIn(to)?.fingerprint, openShieldKey(from).fingerprint);
  adoptShieldKey(from, shieldKeyPath(join(folder, 'foreign')));
  assert.equal(shieldKeyIn(to)?.fingerprint, openShieldKey(from).fingerprint);
  writeFileSync(join(folder, 'no.key'), 'words');
  assert.throws(() => readShieldKey(join(folder, 'no.key')), /is no shield key/);
});

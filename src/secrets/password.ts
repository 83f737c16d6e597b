import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's recommendation of 2024 for argon2id: 19 MiB, two passes, one lane; about 25 ms on the reference machine. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** `argon2id$memory$passes$salt$tag`, the last two in base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: normal(password), nonce, ...cost });
  return ['argon2id', cost.memory, cost.passes, nonce.toString('base64url'), tag.toString('base64url')].join(
    '$',
  );
};

/** Compares in constant time; with no stored hash it still does the work, so that an unknown address takes as long. */
export const passwordMatches = async (password: string, stored: string | null): Promise<boolean> => {
  const [, memory, passes, salt, tag] = (stored ?? decoy).split('$');
  const expected = Buffer.from(tag ?? '', 'base64url');
  const nonce = Buffer.from(salt ?? '', 'base64url');
  const found = await derive('argon2id', {
    ...cost,
    message: normal(password),
    nonce,
    memory: Number(memory),
    passes: Number(passes),
  });
  return stored !== null && found.length === expected.length && timingSafeEqual(found, expected);
};

const decoy = `argon2id$${cost.memory}$${cost.passes}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** The same password typed on another keyboard is the same password. */
const normal = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

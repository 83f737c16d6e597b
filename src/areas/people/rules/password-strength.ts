import type { Problem } from '../../../kernel/problem.ts';

const shortest = 10;
const longest = 200;

/** Length is what counts (NIST SP 800-63B); a few passwords that everybody tries are refused. */
export const passwordProblem = (password: string): Problem | undefined => {
  const length = [...password].length;
  if (length < shortest) return { key: 'people.password-too-short', args: { minimum: shortest } };
  if (length > longest) return { key: 'people.password-too-long', args: { maximum: longest } };
  if (
    new Set(password).size < 5 ||
    /^(password|motdepasse|wachtwoord|contrase|1234567890|azertyuiop|qwertyuiop)/i.test(password)
  )
    return { key: 'people.password-too-easy' };
  return undefined;
};

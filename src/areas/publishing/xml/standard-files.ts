import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from '../../../root.ts';

const folder = resolve(projectRoot, process.env.RELAIS_STANDARD ?? '../shared/iati');
const isThere = existsSync(join(folder, 'schemas'));

if (!isThere && process.env.CI === 'true') throw new Error(`The files of the standard are not in ${folder}`);
if (!isThere) console.error(`NOT RUN: tests that need the files of the standard, which are not in ${folder}`);

/** For tests: options of a test that needs the files of the standard, which are no part of this project. */
export const withStandard: { skip?: string } = isThere
  ? {}
  : { skip: 'the files of the standard are not there' };

/** For tests: where such a file is. */
export function standardFile(path: string): string {
  return join(folder, path);
}

export const standardDir: string = folder;
export const schemasDir: string = standardFile('schemas');
export const realFile: string = standardFile('real/be-111111-activities-2021-v202.xml');
export const exampleFiles: string[] = [
  'examples/official-activity-example.xml',
  'examples/made-union-programme.xml',
].map(standardFile);

/** For tests: text or bytes as a stream, in pieces of `size` bytes. */
export async function* streamed(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

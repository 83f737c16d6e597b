import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';

/** A person of the demo as the table of sign-ins shows it; the donor belongs to no institute. */
export type SignIn = {
  email: string;
  password: string;
  name: string;
  role: string;
  institute: string | null;
  /** The partner that a coordinator or treasurer works for. */
  partner: string | null;
};

/** What the data folder knows of the demo. The secret makes the invitations' links, so that a resumed load finds them. */
export type DemoFile = {
  state: 'loading' | 'loaded';
  day: CalendarDay;
  secret: string;
  password: string;
  signIns: SignIn[];
};

const placeOf = (dataFolder: string): string => join(dataFolder, 'demo.json');

/** The file of the data folder, or undefined where there is none. */
export const readDemoFile = async (dataFolder: string): Promise<DemoFile | undefined> => {
  try {
    return JSON.parse(await readFile(placeOf(dataFolder), 'utf8')) as DemoFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Written beside and moved into place; nobody but the owner of the folder reads it. */
export const writeDemoFile = async (dataFolder: string, file: DemoFile): Promise<void> => {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const beside = `${placeOf(dataFolder)}.${randomBytes(6).toString('hex')}`;
  await writeFile(beside, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(beside, placeOf(dataFolder));
};

const passwordWords =
  'phare tilleul canal boussole marée verger moulin falaise beffroi péniche bruyère écluse dune polder sentier galet'.split(
    ' ',
  );

/** A new demo, told as of a day: one password for everyone, made here and nowhere else. */
export const newDemoFile = (day: CalendarDay): DemoFile => {
  const bytes = randomBytes(5);
  const words = [0, 1, 2].map((at) => passwordWords[bytes[at]! % passwordWords.length]);
  const password = `${words.join('-')}-${100 + (bytes.readUInt16BE(3) % 900)}`
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '');
  return { state: 'loading', day, secret: randomBytes(32).toString('base64url'), password, signIns: [] };
};

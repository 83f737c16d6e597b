import type { Config } from '../config.ts';

/** One verb of the command line. Answers go to `out`, sentences about trouble to `err`. */
export type Verb = {
  /** `user invite`: one or two words. */
  name: string;
  /** What it does, in one line; then its usage, as `--help` prints it. */
  summary: string;
  usage: string;
  /** Exit code: 0 done, 1 refused or invalid, 2 wrong usage, unreadable or naming what is not there. */
  run(call: VerbCall): Promise<number>;
};

export type VerbCall = {
  args: string[];
  config: Config;
  out: (line: string) => void;
  err: (line: string) => void;
};

/** A reference that somebody typed and that names nothing here: one line on stderr that says which, exit code 2. */
export class UnknownReference extends Error {}

/** Wrong words on the command line: one line on stderr, the usage, exit code 2. */
export class UsageError extends Error {}

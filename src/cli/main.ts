import { readConfig } from '../config.ts';
import { isDiskFull } from '../db/away.ts';
import { backupVerb } from './backup.ts';
import { eraseAuditVerb } from './erase-audit.ts';
import { exportAuditVerb } from './export-audit.ts';
import { foundInstituteVerb } from './found-institute.ts';
import { inviteUserVerb } from './invite-user.ts';
import { migrateVerb } from './migrate.ts';
import { restoreVerb } from './restore.ts';
import { serveVerb } from './serve.ts';
import { Stopped } from './stopping.ts';
import { validateIatiVerb } from './validate-iati.ts';
import { UsageError, type Verb } from './verb.ts';
import { verifyAuditVerb } from './verify-audit.ts';

const verbs: readonly Verb[] = [
  serveVerb,
  migrateVerb,
  foundInstituteVerb,
  inviteUserVerb,
  validateIatiVerb,
  exportAuditVerb,
  verifyAuditVerb,
  eraseAuditVerb,
  backupVerb,
  restoreVerb,
];

/** Finds the verb, runs it, and turns what it throws into one line and an exit code. */
const main = async (words: string[]): Promise<number> => {
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  const err = (line: string) => void process.stderr.write(`${line}\n`);
  const verb = findVerb(words);
  if (!verb) {
    const group = verbs.filter(({ name }) => name.startsWith(`${words[0]} `));
    const asked = words.length === 0 || words.includes('--help') || words[0] === 'help';
    if (asked) out(overview(group.length > 0 ? group : verbs));
    else err(`There is no verb «${words.slice(0, 2).join(' ')}»; «relais --help» lists them`);
    return asked ? 0 : 2;
  }
  const args = words.slice(verb.name.split(' ').length);
  if (args.includes('--help')) {
    out(`${verb.summary}\n\nUsage: relais ${verb.usage}`);
    return 0;
  }
  try {
    return await verb.run({ args, config: readConfig(), out, err });
  } catch (error) {
    err(`relais ${verb.name}: ${sentenceOf(error)}`);
    if (error instanceof Stopped) return 130;
    if (error instanceof UsageError || isParseArgsError(error)) {
      err(`Usage: relais ${verb.usage}`);
      return 2;
    }
    if (process.env.RELAIS_DEBUG) err((error as Error).stack ?? '');
    return 1;
  }
};

const findVerb = (words: string[]): Verb | undefined =>
  verbs.find(({ name }) => name === words.slice(0, 2).join(' ')) ??
  verbs.find(({ name }) => name === words[0]);

const overview = (shown: readonly Verb[]): string =>
  [
    'Usage: relais VERB [OPTION ...]',
    '',
    ...shown.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`),
  ].join('\n');

/** A disk that is full says so in its own code only. */
const sentenceOf = (error: unknown): string =>
  isDiskFull(error) ? 'The disk is full; nothing was changed' : (error as Error).message;

/** `node:util` names its own errors; they are about how the verb was called. */
const isParseArgsError = (error: unknown): boolean =>
  String((error as { code?: string }).code ?? '').startsWith('ERR_PARSE_ARGS');

process.exitCode = await main(process.argv.slice(2));

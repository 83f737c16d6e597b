import { readConfig } from '../config.ts';
import { isDiskFull } from '../db/away.ts';
import { Stopped } from './stopping.ts';
import { UnknownReference, UsageError, type Verb } from './verb.ts';

/** Each verb is loaded when it is called: who verifies a file does not wait for the server's code. */
const verbs = new Map<string, () => Promise<Verb>>(
  Object.entries({
    serve: async () => (await import('./serve.ts')).serveVerb,
    migrate: async () => (await import('./migrate.ts')).migrateVerb,
    demo: async () => (await import('./demo.ts')).demoVerb,
    'demo sign-ins': async () => (await import('./demo-sign-ins.ts')).demoSignInsVerb,
    'institute found': async () => (await import('./found-institute.ts')).foundInstituteVerb,
    'rulebook adopt': async () => (await import('./adopt-rulebook.ts')).adoptRulebookVerb,
    'user invite': async () => (await import('./invite-user.ts')).inviteUserVerb,
    'iati import': async () => (await import('./import-iati.ts')).importIatiVerb,
    'iati export': async () => (await import('./export-iati.ts')).exportIatiVerb,
    figures: async () => (await import('./figures.ts')).figuresVerb,
    'iati standard': async () => (await import('./iati-standard.ts')).iatiStandardVerb,
    'iati validate': async () => (await import('./validate-iati.ts')).validateIatiVerb,
    'sheet kinds': async () => (await import('./sheet-kinds.ts')).sheetKindsVerb,
    'sheet export': async () => (await import('./sheet-export.ts')).sheetExportVerb,
    'sheet import': async () => (await import('./sheet-import.ts')).sheetImportVerb,
    'sheet undo': async () => (await import('./sheet-undo.ts')).sheetUndoVerb,
    remind: async () => (await import('./remind.ts')).remindVerb,
    'rates load': async () => (await import('./load-rates.ts')).loadRatesVerb,
    'audit export': async () => (await import('./export-audit.ts')).exportAuditVerb,
    'audit verify': async () => (await import('./verify-audit.ts')).verifyAuditVerb,
    'audit erase': async () => (await import('./erase-audit.ts')).eraseAuditVerb,
    backup: async () => (await import('./backup.ts')).backupVerb,
    restore: async () => (await import('./restore.ts')).restoreVerb,
  }),
);

/** Finds the verb, runs it, and turns what it throws into one line and an exit code. */
const main = async (words: string[]): Promise<number> => {
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  const err = (line: string) => void process.stderr.write(`${line}\n`);
  const verb = await findVerb(words);
  if (!verb) {
    const asked = words.length === 0 || words.includes('--help') || words[0] === 'help';
    if (asked) out(await overview(words[0] ?? ''));
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
    if (error instanceof UnknownReference) return 2;
    if (process.env.RELAIS_DEBUG) err((error as Error).stack ?? '');
    return 1;
  }
};

const findVerb = (words: string[]): Promise<Verb> | undefined =>
  (verbs.get(words.slice(0, 2).join(' ')) ?? verbs.get(words[0] ?? ''))?.();

/** The verbs of a group (`audit`), or all. */
const overview = async (group: string): Promise<string> => {
  const names = [...verbs.keys()];
  const ofGroup = names.filter((name) => name.startsWith(`${group} `));
  const shown = await Promise.all((ofGroup.length > 0 ? ofGroup : names).map((name) => verbs.get(name)!()));
  const lines = shown.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`);
  return ['Usage: relais VERB [OPTION ...]', '', ...lines].join('\n');
};

/** A disk that is full says so in its own code only. */
const sentenceOf = (error: unknown): string =>
  isDiskFull(error) ? 'The disk is full; nothing was changed' : (error as Error).message;

/** `node:util` names its own errors; they are about how the verb was called. */
const isParseArgsError = (error: unknown): boolean =>
  String((error as { code?: string }).code ?? '').startsWith('ERR_PARSE_ARGS');

/** Whoever reads may leave, as `| head` does; the verb finishes what it does, and nobody is told. */
const leaveReadersBe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
};

process.stdout.on('error', leaveReadersBe);
process.stderr.on('error', leaveReadersBe);
process.exitCode = await main(process.argv.slice(2));

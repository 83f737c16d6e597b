import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { importIati, refusalsOf } from '../areas/publishing/commands/import-iati.ts';
import { knownFor } from '../areas/publishing/queries/known-programmes.ts';
import { programmeNamed } from '../areas/publishing/queries/publications.ts';
import type { IatiFile } from '../areas/publishing/rules/iati-file.ts';
import { changesAnything, type ImportPlan } from '../areas/publishing/rules/import-plan.ts';
import { planImport } from '../areas/publishing/rules/plan-import.ts';
import { readIatiFile } from '../areas/publishing/xml/read-iati-file.ts';
import { perform } from '../command/perform.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import type { Result } from '../kernel/result.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UnknownReference, UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  institute: { type: 'string' },
  programme: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const SHOWN_PATHS = 5;

export const importIatiVerb: Verb = {
  name: 'iati import',
  summary: 'Takes in a publication: programmes, outcomes, organisations, budgets, transactions, indicators',
  usage: `iati import FILE --institute CODE [--programme REFERENCE] [--dry-run] [--json]
       (--programme takes the outcomes whose own programme is neither in the file nor known)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (!path || more.length > 0 || !values.institute)
      throw new UsageError('It takes one file and --institute');
    const code = values.institute;
    const read = await readFrom(path);
    if (!read.ok) return sayUnreadable(call, path, read);
    return inOffice(call.config, async ({ db }) => {
      const actor = await actingFor(db, code);
      const attachTo = await programmeIn(db, actor, values.programme);
      const plan = await db.read(actor, async (tx) =>
        planImport(read.value.file, await knownFor(tx, actor.institute!.id, read.value.file, attachTo), {
          newId,
          attachTo,
        }),
      );
      if (plan.refusals.length > 0)
        return sayRefusal(call, { done: false, fields: refusalsOf(plan) }, pathsOf(plan));
      if (!values['dry-run'] && changesAnything(plan)) {
        const input = { ...read.value, fileName: basename(path), attachTo };
        const done = await perform(db, actor, importIati, newId(), input);
        if (!done.done) return sayRefusal(call, done, pathsOf(plan));
      }
      if (values.json) call.out(JSON.stringify(reportOf(plan)));
      else sayPlan(call, plan, values['dry-run'] === true);
      return 0;
    });
  },
};

const readFrom = async (path: string): Promise<Result<{ file: IatiFile; sha256: string }>> => {
  const hash = createHash('sha256');
  const chunks = async function* () {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Uint8Array);
      yield chunk as Uint8Array;
    }
  };
  try {
    const read = await readIatiFile(chunks());
    return read.ok ? { ok: true, value: { file: read.value, sha256: hash.digest('hex') } } : read;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (!reason || !('syscall' in (error as object))) throw error;
    return { ok: false, problem: { key: 'publishing.file-unreadable', args: { file: path, reason } } };
  }
};

/** 2 where there is nothing to judge, 1 where what is there is no publication. */
const sayUnreadable = (
  { err }: VerbCall,
  path: string,
  { problem }: Extract<Result<unknown>, { ok: false }>,
) => {
  err(`${path}: ${wordsIn('en').problem(problem)}`);
  return ['publishing.file-unreadable', 'publishing.file-too-large'].includes(problem.key) ? 2 : 1;
};

const programmeIn = async (db: Database, actor: Actor, name: string | undefined) => {
  if (name === undefined) return undefined;
  const id = await db.read(actor, (tx) => programmeNamed(tx, actor.institute!.id, name));
  if (id === undefined)
    throw new UnknownReference(`There is no programme «${name}» in ${actor.institute!.code}`);
  return id;
};

const pathsOf = ({ refusals }: ImportPlan): Record<string, string> =>
  Object.fromEntries(refusals.map(({ path }) => [path, path]));

const reportOf = ({ counts, listed }: ImportPlan) => ({ ...counts, kept_aside: listed });

const sayPlan = ({ out }: VerbCall, plan: ImportPlan, isDry: boolean): void => {
  const { created, updated, unchanged, ...kinds } = plan.counts;
  if (isDry) out('Nothing was written; this is what the import would do:');
  else if (!changesAnything(plan)) out('Nothing new in this file; nothing was written.');
  for (const [kind, count] of Object.entries(kinds)) out(`${kind.padEnd(16)}${String(count).padStart(8)}`);
  out(`${created} created, ${updated} updated, ${unchanged} unchanged`);
  const words = wordsIn('en');
  const byReason = Map.groupBy(plan.listed, ({ reason }) => reason);
  for (const [reason, listed] of byReason) {
    out(`${words.say(`publishing.reason-${reason}`)}: ${listed.length}`);
    for (const { path } of listed.slice(0, SHOWN_PATHS)) out(`  ${path}`);
    if (listed.length > SHOWN_PATHS)
      out(`  … and ${listed.length - SHOWN_PATHS} more (--json lists them all)`);
  }
};

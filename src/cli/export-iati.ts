import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { programmeById } from '../areas/programmes/queries/programmes.ts';
import { giveIdentifiers } from '../areas/publishing/commands/give-identifiers.ts';
import { organisationFile } from '../areas/publishing/queries/organisation-file.ts';
import { publicationGate } from '../areas/publishing/queries/publication-gate.ts';
import { publicationOf } from '../areas/publishing/queries/publications.ts';
import { writtenOrganisation, writtenPublication } from '../areas/publishing/xml/written-publication.ts';
import { perform } from '../command/perform.ts';
import { newId } from '../kernel/id.ts';
import { fail } from '../kernel/result.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { programmesNamed } from './programmes-named.ts';
import { sayRefusal } from './refusal.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  programme: { type: 'string', multiple: true },
  out: { type: 'string' },
  institute: { type: 'string' },
  organisation: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const exportIatiVerb: Verb = {
  name: 'iati export',
  summary: 'Writes a programme with its outcomes as IATI 2.03; the same state gives the same bytes',
  usage: `iati export --programme REFERENCE [--programme REFERENCE ...] --out FILE [--institute CODE] [--json]
       iati export --organisation --institute CODE --out FILE [--json]
       (the reference or the IATI identifier; --institute where several institutes have that reference;
        --organisation: the institute's organisation file, of all that it publishes)`,
  run: async (call) => {
    const { values } = parseArgs({ args: call.args, options });
    const { programme: names = [], out: file, institute } = values;
    if (values.organisation && institute && file && names.length === 0)
      return exportOrganisation(call, { institute, file, json: values.json === true });
    if (names.length === 0 || !file || values.organisation)
      throw new UsageError('It takes --programme and --out, or --organisation, --institute and --out');
    return inOffice(call.config, async ({ db }) => {
      const { actor, ids } = await programmesNamed(db, names, institute);
      const words = wordsIn('en');
      let isHeldBack = false;
      for (const id of ids) {
        const { name, gate } = await db.read(actor, async (tx) => {
          const programme = await programmeById(tx, actor.institute!.id, id);
          const { title, iatiIdentifier, reference } = programme!;
          const name = `${words.text(title)} (${iatiIdentifier ?? reference})`;
          return { name, gate: await publicationGate(tx, actor.institute!.id, id) };
        });
        for (const check of gate.checks)
          call.err(`${name}: ${words.problem(check.sentence)} (${check.ruleId})`);
        isHeldBack ||= gate.isHeldBack;
      }
      if (isHeldBack) return sayRefusal(call, { done: false, problem: { key: 'publishing.held-back' } });
      for (const id of ids) {
        const { unnamed } = await db.read(actor, (tx) => publicationOf(tx, actor.institute!.id, [id]));
        if (unnamed.length === 0) continue;
        const named = await perform(db, actor, giveIdentifiers, newId(), { programmeId: id });
        if (!named.done) return sayRefusal(call, named);
      }
      const publication = await db.read(actor, (tx) => publicationOf(tx, actor.institute!.id, ids));
      const written = await writtenPublication(publication);
      if (!written.ok) return sayRefusal(call, { done: false, problem: written.problem });
      await writeWhole(file, written.value);
      const activities = publication.activities.length;
      call.out(
        values.json ? JSON.stringify({ file, activities }) : `${file}: ${activities} activities written`,
      );
      return 0;
    });
  },
};

const exportOrganisation = (
  call: VerbCall,
  { institute, file, json }: { institute: string; file: string; json: boolean },
): Promise<number> =>
  inOffice(call.config, async ({ db }) => {
    const actor = await actingFor(db, institute);
    const found = await db.read(actor, (tx) => organisationFile(tx, actor.institute!.id));
    const written = found ? await writtenOrganisation(found) : fail({ key: 'publishing.nothing-published' });
    if (!written.ok) return sayRefusal(call, { done: false, problem: written.problem });
    await writeWhole(file, written.value);
    const years = new Set(found?.account.budgets.map(({ start }) => start)).size;
    call.out(json ? JSON.stringify({ file, years }) : `${file}: the budgets of ${years} years written`);
    return 0;
  });

/** Written beside and moved into place, so that the file is there whole or not at all. */
const writeWhole = async (file: string, bytes: Uint8Array): Promise<void> => {
  const beside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(beside, bytes, { flush: true });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};

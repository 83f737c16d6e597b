import { partnerChoices } from '../areas/partners/queries/partnerships.ts';
import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import { type ProgrammeRow, programmeById } from '../areas/programmes/queries/programmes.ts';
import { programmeNamed } from '../areas/publishing/queries/publications.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { actingFor } from './office.ts';
import { UnknownReference, UsageError } from './verb.ts';

export type SheetPlace = { actor: Actor; instituteId: string; programme: ProgrammeRow };

/** The programme of a reference, in the institute named or in whichever one has it. @throws Error, UsageError. */
export const sheetPlace = async (
  db: Database,
  { programme: name, institute }: { programme: string; institute?: string | undefined },
): Promise<SheetPlace> => {
  const codes = institute === undefined ? await db.read({ role: 'doorkeeper' }, instituteCodes) : [institute];
  const found: SheetPlace[] = [];
  for (const code of codes) {
    const actor =
      institute === undefined
        ? await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code))
        : await actingFor(db, code);
    if (!actor) continue;
    const instituteId = actor.institute!.id;
    const programme = await db.read(actor, async (tx) => {
      const id = await programmeNamed(tx, instituteId, name);
      return id === undefined ? undefined : programmeById(tx, instituteId, id);
    });
    if (programme) found.push({ actor, instituteId, programme });
  }
  const [only, ...others] = found;
  if (!only)
    throw new UnknownReference(`There is no programme «${name}»${institute ? ` in ${institute}` : ''}`);
  if (others.length > 0) {
    const where = found.map(({ actor }) => actor.institute!.code).join(', ');
    throw new UsageError(`Several institutes have that programme (${where}): name one with --institute`);
  }
  return only;
};

/** A partner by its name or acronym. @throws UnknownReference where there is none, or several. */
export const partnerOf = async (
  db: Database,
  { actor, instituteId }: SheetPlace,
  name: string,
): Promise<string> => {
  const partners = await db.read(actor, (tx) => partnerChoices(tx, instituteId));
  const wanted = name.toLowerCase();
  const named = partners.filter((each) =>
    [each.name, each.acronym].some((own) => own?.toLowerCase() === wanted),
  );
  if (named.length !== 1)
    throw new UnknownReference(
      `There ${named.length === 0 ? 'is no partner' : 'are several partners'} «${name}»`,
    );
  return named[0]!.id;
};

import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { partsInPlace } from '../rules/aside-parts.ts';
import { surroundingsOf } from '../rules/future-subject.ts';
import type { IatiActivity } from '../rules/iati-file.ts';
import type { KnownSubject } from '../rules/import-plan.ts';
import type { Keys } from '../rules/patch.ts';
import { redacted } from '../rules/redacted.ts';
import { publishedContent } from '../rules/render-subject.ts';
import type { WithheldString } from '../rules/withheld-strings.ts';
import { knownProgrammes } from './known-programmes.ts';
import { type Change, lastChange } from './last-change.ts';
import { protectionStates } from './protections.ts';
import { withheldStrings } from './withheld-strings.ts';

export type Publication = {
  /** The moment of the last change of any of it, so that the same state gives the same bytes. */
  generatedAt: string;
  activities: IatiActivity[];
  /** Programme and outcomes that bear no identifier yet: nothing may be published before they do. */
  unnamed: readonly KnownSubject['subject'][];
  /** What its finished bytes may not hold. */
  withheldStrings: readonly WithheldString[];
};

/**
 * Programmes of the institute with their outcomes as they are published: without what is protected. @throws NotFound where one
 * is not there.
 */
export const publicationOf = async (
  tx: Tx,
  instituteId: string,
  programmeIds: readonly string[],
): Promise<Publication> => {
  const whole = await knownProgrammes(tx, instituteId, programmeIds);
  const there = new Set(whole.subjects.map(({ subject }) => subject.programmeId));
  if (programmeIds.some((id) => !there.has(id))) throw new NotFound();
  const changes = new Map<string, Change>();
  for (const id of programmeIds) changes.set(id, await lastChange(tx, instituteId, id));
  const states = await protectionStates(tx, instituteId);
  const { known, withheld, named } = redacted(whole, { states, today: todayIn() });
  const identifiers = new Map(whole.subjects.map(({ subject }) => [subject.id, subject.identifier]));
  const identifierOf = (id: string) => identifiers.get(id) ?? null;
  const register = new Map(known.organisations.map((each) => [each.id, each]));
  const activities = known.subjects.map((each): IatiActivity => {
    const keys: Keys = new WeakMap();
    const content = publishedContent(
      each,
      surroundingsOf(each.subject, { known, planned: [], register }),
      keys,
    );
    const { programmeId } = each.subject;
    const change = changes.get(programmeId)!;
    const isAsImported = change.no <= lastImportNo(known.subjects, programmeId);
    const lastUpdatedAt = isAsImported ? each.details?.lastUpdatedAt : change.at;
    return {
      ...(lastUpdatedAt ? { lastUpdatedAt } : {}),
      ...content,
      keptAside: partsInPlace(each.keptAside, content.transactions, keys),
    };
  });
  return {
    generatedAt: [...changes.values()]
      .map(({ at }) => at)
      .sort()
      .at(-1)!,
    activities,
    unnamed: whole.subjects.flatMap(({ subject }) => (subject.identifier === null ? subject : [])),
    withheldStrings: await withheldStrings(tx, instituteId, { withheld, named }, identifierOf),
  };
};

/** The entry that last brought a publication of the programme or of any of its outcomes. */
const lastImportNo = (subjects: readonly KnownSubject[], programmeId: string): number =>
  Math.max(
    0,
    ...subjects.flatMap(({ subject, detailsNo }) =>
      subject.programmeId === programmeId ? (detailsNo ?? 0) : [],
    ),
  );

/** A programme by its reference or its published identifier. */
export const programmeNamed = async (
  tx: Tx,
  instituteId: string,
  name: string,
): Promise<string | undefined> => {
  const row = await tx
    .selectFrom('programmes')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where((is) => is.or([is('reference', '=', name), is('iati_identifier', '=', name)]))
    .orderBy('id')
    .executeTakeFirst();
  return row?.id;
};

import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Actor, holds } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { paths, withQuery } from '../../../paths.ts';
import { isSubjectKind, type Source, type SubjectKind, sourceOf, subjects } from './subject-sources.ts';

export type Subject = {
  kind: SubjectKind;
  id: string;
  title: Localized | string;
  href: string;
  /** Where its documents are shown. */
  documentsAt: string;
};

/** What no partner reads a row of. */
const ofTheHouseAlone: readonly SubjectKind[] = [
  'lesson_sheet',
  'score_sheet',
  'evaluation',
  'budget_shift',
  'finding',
  'frozen_account',
  'instalment',
  'programme_amendment',
  'strategic_framework',
  'donor_dialogue',
  'obligation_kind',
];

/** What no auditor reads a row of. */
const outsideControl: readonly SubjectKind[] = [
  'partner_report',
  'lesson_sheet',
  'score_sheet',
  'measurement-report',
  'obligation_kind',
];

/** Whether an actor may look for things of this kind at all. */
export const isSubjectFor = (actor: Actor, kind: string): kind is SubjectKind =>
  isSubjectKind(kind) &&
  (actor.partnerships.length === 0 || !ofTheHouseAlone.includes(kind)) &&
  (!holds(actor, 'auditor') || !outsideControl.includes(kind));

/** What has a page and no history of its own there. */
const pagesOnly: Readonly<Record<string, (id: string) => string>> = {
  'programme-file': (id) => paths.programmeFile({ id }),
  'programme-theory': (id) => `${paths.theory({ id })}#outline`,
  'programme-risks': (id) => paths.programmeRisks({ id }),
  obligations: () => withQuery(paths.obligations(), { open: '1' }),
  obligation: (id) => paths.obligation({ id }),
  derogation: (id) => paths.derogation({ id }),
  'control-question': (id) => paths.controlQuestion({ id }),
  screening: (id) => paths.screening({ id }),
  'hand-over': (id) => paths.handOver({ id }),
  screenings: (id) => paths.screenings({ id }),
};

/** Where a thing is shown; home for a kind without a page of its own, whose address `subjectSeen` knows if it is shown elsewhere. */
export const subjectHref = (kind: string, id: string): string => {
  const plain = pagesOnly[kind];
  if (plain) return plain(id);
  if (!isSubjectKind(kind)) return paths.home();
  const source: Source = subjects[kind];
  return source.page ? paths.home() : source.href(id);
};

/** The thing, if this actor may see it: the history of what one does not see is not there either. */
export const subjectSeen = async (
  tx: Tx,
  instituteId: string,
  kind: SubjectKind,
  id: string,
): Promise<Subject | undefined> => {
  const source = sourceOf(kind);
  const { instead } = source;
  const { rows } = await sql<{ title: Localized | string; page: string; instead: string | null }>`
    select ${sql.raw(source.title)} as title, ${sql.raw(source.page)} as page, ${sql.raw(instead?.id ?? 'null')} as instead from ${sql.raw(source.from)}
     where t.institute_id = ${instituteId} and ${sql.raw(source.id)} = ${id}
     order by t.entry_no desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const href = instead && row.instead ? instead.href(row.instead) : source.href(row.page);
  return { kind, id, title: row.title, href, documentsAt: `${href}#${source.part}` };
};

/** The same for a kind that data names; undefined too where such a thing has no page. */
export const subjectIfSeen = async (
  tx: Tx,
  instituteId: string,
  kind: string,
  id: string,
): Promise<Subject | undefined> => (isSubjectKind(kind) ? subjectSeen(tx, instituteId, kind, id) : undefined);

/** Titles of things of several kinds by `kind id`, of those the actor may see; one statement. */
export const subjectTitles = async (
  tx: Tx,
  instituteId: string,
  things: readonly { kind: string; id: string }[],
): Promise<Map<string, Localized | string>> => {
  const kinds = [...new Set(things.map(({ kind }) => kind))].filter(isSubjectKind);
  if (kinds.length === 0) return new Map();
  const parts = kinds.map((kind) => {
    const source = sourceOf(kind);
    const ids = things.filter((thing) => thing.kind === kind).map(({ id }) => id);
    return sql`(select ${sql.lit(kind)}::text || ' ' || ${sql.raw(source.id)} as thing, to_jsonb(${sql.raw(source.title)}) as title
                  from ${sql.raw(source.from)}
                 where t.institute_id = ${instituteId} and ${sql.raw(source.id)} = any (${ids}::uuid[])
                 order by t.entry_no)`;
  });
  const { rows } = await sql<{ thing: string; title: Localized | string }>`
    ${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map(({ thing, title }) => [thing, title]));
};

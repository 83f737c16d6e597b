import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Actor, holds, type Permission } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { paths } from '../../../paths.ts';
import { mayReadObligations } from '../../obligations/rules/obligation-permissions.ts';
import { mayKeepScreenings } from '../../partners/rules/partner-file-permissions.ts';
import { maySeeDerogations } from '../../records/rules/record-permissions.ts';
import { foldedPattern, searchedWords } from '../rules/folded.ts';
import { isSubjectKind, sourceOf, subjectKinds } from './subject-sources.ts';
import { isSubjectFor, subjectHref } from './subjects.ts';

export type FoundKind =
  | 'programme'
  | 'outcome'
  | 'organisation'
  | 'agreement'
  | 'activity'
  | 'action-plan'
  | 'indicator'
  | 'review'
  | 'hand-over'
  | 'recommendation'
  | 'story'
  | 'dialogue_body'
  | 'dialogue_event'
  | 'collective_agreement'
  | 'advocacy_dossier'
  | 'expense'
  | 'document';

export type FoundThing = { kind: FoundKind; id: string; title: Localized | string; href: string };

/** `find` is all the text that is searched, `reference` what is looked for whole; `from` names the table `t`. */
type Searched = {
  find: string;
  reference?: string;
  from?: string;
  title?: string;
  id?: string;
  current?: string;
};

const inAllLanguages = (column: string) => `jsonb_path_query_array(${column}, '$.*.text')::text`;

// In the order in which they are shown where they fit equally well.
const searched: Readonly<Record<FoundKind, Searched>> = {
  programme: { find: `t.reference || ' ' || ${inAllLanguages('t.title')}`, reference: 't.reference' },
  outcome: { find: `t.code || ' ' || ${inAllLanguages('t.title')}`, reference: 't.code' },
  organisation: {
    find: `t.name || ' ' || coalesce(t.acronym, '') || ' ' || ${inAllLanguages('t.names')}`,
    reference: 't.acronym',
  },
  agreement: { find: 't.reference', reference: 't.reference' },
  activity: {
    find: `t.reference || ' ' || t.title || ' ' || coalesce(t.place, '')`,
    reference: 't.reference',
  },
  'action-plan': { find: inAllLanguages('t.title') },
  indicator: { find: `t.code || ' ' || ${inAllLanguages('v.title')}`, reference: 't.code' },
  review: { find: `o.code || ' ' || t.year`, reference: 'o.code' },
  'hand-over': { find: 't.title', from: 'hand_over_plans t', title: 't.title' },
  // It is read on the page of its activity.
  recommendation: {
    find: 't.recommendation',
    from: 'recommendations t',
    title: 't.recommendation',
    id: 't.activity_id',
  },
  story: {
    find: `concat_ws(' ', t.title, t.shown, t.what_changed, t.change_actor, t.significance, t.contribution, t.evidence)`,
    from: 'stories t',
    title: 't.title',
    current: 'and t.ended_by_no is null',
  },
  dialogue_body: { find: 't.name' },
  dialogue_event: { find: 't.title' },
  collective_agreement: { find: 't.title' },
  advocacy_dossier: { find: 't.title' },
  expense: { find: 't.reference', reference: 't.reference', current: 'and t.ended_by_no is null' },
  document: { find: 't.title', from: 'documents t', title: 'to_jsonb(t.title)' },
};

const kinds = Object.keys(searched) as FoundKind[];

/** A kind of thing that documents hang on; `from` names its table `t`, undefined where it has none (a dated obligation). */
type Bearer = { kind: string; from?: string; id: string };

/** Those that have a page and no title of their own to be looked for, and who may read that page. */
const pagesOnly: readonly (Bearer & { may: (actor: Actor) => Permission })[] = [
  { kind: 'obligation', id: 't.id', may: mayReadObligations },
  { kind: 'derogation', from: 'derogations t', id: 't.id', may: maySeeDerogations },
  { kind: 'screening', from: 'partner_screenings t', id: 't.id', may: mayKeepScreenings },
];

/** Kinds of things that documents hang on and an actor may look for; of a sheet an auditor reads what hangs on it (0171). */
const bearersFor = (actor: Actor): Bearer[] => [
  ...subjectKinds
    .filter((kind) => isSubjectFor(actor, kind) || kind === 'measurement-report')
    .map((kind) => ({ kind, ...sourceOf(kind) })),
  ...pagesOnly.filter(({ may }) => may(actor) === true),
];

/** Most things shown of one kind. */
const mostOfAKind = 8;

/**
 * Things that hold every word, accents and capitals apart, among those the actor may see: a whole reference first, then
 * what begins with the words, then the newest; at most `mostOfAKind` of each kind, so that an answer has an end.
 * A control reads no hand-over plans: its role may not even ask. No index serves this: none is used under row-level security for a pattern, so each table is read once.
 */
export const thingsFound = async (
  tx: Tx,
  instituteId: string,
  typed: string,
  actor: Actor,
): Promise<FoundThing[]> => {
  const words = searchedWords(typed);
  if (words.length === 0) return [];
  const whole = `^${foldedPattern(typed)}$`;
  const beginning = `^${foldedPattern(typed)}`;
  const patterns = words.map(foldedPattern);
  // References of expenses all hold a digit; there are too many of them to be read for every word.
  const asked = kinds.filter(
    (kind) => (kind !== 'expense' || /\d/.test(typed)) && !(holds(actor, 'auditor') && kind === 'hand-over'),
  );
  const parts = asked.map((kind) => {
    const at = kinds.indexOf(kind);
    const { from, title, id, find, reference, current } = placeOf(kind);
    const holdsAll = patterns.map((pattern) => sql`${sql.raw(find)} ~ ${pattern}`);
    const isWhole = reference ? sql`coalesce(${sql.raw(reference)} ~ ${whole}, false)` : sql`false`;
    // What a control does not reach is not named by the papers that hang on it.
    const seen =
      kind === 'document'
        ? sql`and t.class = 'ordinary' and t.ended_by_no is null and ${bearerSeen(bearersFor(actor))}`
        : sql``;
    return sql`(select ${sql.lit(at)}::int as place, ${sql.lit(kind)}::text as kind, ${sql.raw(id)} as id,
                       to_jsonb(${sql.raw(title)}) as title,
                       case when ${isWhole} then 0 when ${sql.raw(find)} ~ ${beginning} then 1 else 2 end as rank
                  from ${sql.raw(from)}
                 where t.institute_id = ${instituteId} ${sql.raw(current)} and ${sql.join(holdsAll, sql` and `)} ${seen}
                 order by rank, t.id desc limit ${mostOfAKind})`;
  });
  const { rows } = await sql<Omit<FoundThing, 'href'>>`
    select kind, id, title from (${sql.join(parts, sql` union all `)}) as found
     order by rank > 0, place, rank, id desc`.execute(tx);
  return rows.map((row) => ({ ...row, href: hrefOf(row) }));
};

const placeOf = (kind: FoundKind) => {
  const own = searched[kind];
  const source = isSubjectKind(kind) ? sourceOf(kind) : { id: 't.id', from: '', title: '' };
  return { ...source, current: '', reference: undefined, ...own };
};

const hrefOf = ({ kind, id }: Omit<FoundThing, 'href'>): string =>
  kind === 'document'
    ? paths.document({ id })
    : subjectHref(kind === 'recommendation' ? 'activity' : kind, id);

const bearerSeen = (bearers: readonly Bearer[]) =>
  sql`(${sql.join(
    bearers.map(({ kind, from, id }) => {
      const isOfKind = sql`t.subject_kind = ${sql.lit(kind)}`;
      if (from === undefined) return isOfKind;
      const inside = sql.raw(from.replace(/\bt\b/g, 'b'));
      return sql`(${isOfKind} and exists (select from ${inside}
      where b.institute_id = t.institute_id and ${sql.raw(id.replace(/\bt\b/g, 'b'))} = t.subject_id))`;
    }),
    sql` or `,
  )})`;

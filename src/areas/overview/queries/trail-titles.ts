import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { mayReadProgrammeFile } from '../../programmes/rules/programme-permissions.ts';
import { type Source, type SubjectKind, sourceOf } from './subject-sources.ts';

const referredTo = [
  'programme',
  'outcome',
  'organisation',
  'partnership',
  'agreement',
  'action-plan',
  'activity',
  'indicator',
  'review',
] as const satisfies readonly SubjectKind[];

/** What has a title and no trail of its own, or not always. */
const partsOfThings = [
  { from: 'stories t', title: 'to_jsonb(t.title)' },
  { from: 'outputs t', title: 't.title' },
  { from: 'action_plan_lines t', title: 't.title' },
  { from: 'documents t', title: 'to_jsonb(t.title)' },
  { from: 'theory_statements t', title: 't.text' },
];

/** The same of what only who reads programme files has a right to. */
const partsOfFiles = [
  { from: 'strategic_frameworks t', title: 't.name' },
  { from: 'framework_targets t', title: 't.title' },
  { from: 'framework_contributions t', title: 't.text' },
  { from: 'programme_risks t', title: 't.text' },
  { from: 'file_sections t', title: 't.title' },
];

/** Titles of things by id, of those the actor may see: so that a trail can say names instead of ids. */
export const titlesOf = async (
  tx: Tx,
  { actor, instituteId }: { actor: Actor; instituteId: string },
  ids: readonly string[],
): Promise<Map<string, Localized | string>> => {
  if (ids.length === 0) return new Map();
  const sources: readonly Pick<Source, 'from' | 'title'>[] = [
    ...referredTo.map(sourceOf),
    ...partsOfThings,
    ...(mayReadProgrammeFile(actor) === true ? partsOfFiles : []),
  ];
  const parts = sources.map(
    ({ from, title }) => sql`(select t.id, to_jsonb(${sql.raw(title)}) as title from ${sql.raw(from)}
                               where t.institute_id = ${instituteId} and t.id = any (${[...ids]}::uuid[]))`,
  );
  const { rows } = await sql<{
    id: string;
    title: Localized | string;
  }>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
};

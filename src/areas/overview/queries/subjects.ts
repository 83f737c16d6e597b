import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type Actor, holds } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { paths } from '../../../paths.ts';

/** A thing that has a page and a history. */
export type SubjectKind = keyof typeof subjects;
export type Subject = { kind: SubjectKind; id: string; title: Localized | string; href: string };

/** `from` names the thing's own table `t`; `id` is what addresses carry where it is not the row's id. */
export type Source = { from: string; title: string; id?: string; href: (id: string) => string };

const subjects = {
  organisation: {
    from: 'organisations t',
    title: 'to_jsonb(t.name)',
    href: (id) => paths.organisation({ id }),
  },
  partnership: {
    from: 'partnerships t join organisations o on (o.institute_id, o.id) = (t.institute_id, t.organisation_id)',
    title: 'to_jsonb(o.name)',
    href: (id) => paths.partner({ id }),
  },
  agreement: { from: 'agreements t', title: 'to_jsonb(t.reference)', href: (id) => paths.agreement({ id }) },
  programme: {
    from: 'programmes t',
    title: 't.title',
    href: (id) => paths.programme({ id }),
  },
  programme_amendment: {
    from: 'programme_amendments t',
    title: 'to_jsonb(t.what)',
    href: (id) => paths.programmeAmendment({ id }),
  },
  strategic_framework: {
    from: 'strategic_frameworks t',
    title: 't.name',
    href: (id) => paths.framework({ id }),
  },
  donor_dialogue: {
    from: 'donor_dialogues t',
    title: `to_jsonb(to_char(t.held_on, 'YYYY-MM-DD'))`,
    href: (id) => paths.donorDialogue({ id }),
  },
  outcome: {
    from: 'outcomes t',
    title: 't.title',
    href: (id) => paths.outcome({ id }),
  },
  'action-plan': {
    from: 'action_plans t',
    title: 't.title',
    href: (id) => paths.actionPlan({ id }),
  },
  activity: {
    from: 'activities t',
    title: `to_jsonb(t.reference || ' ' || t.title)`,
    href: (id) => paths.activity({ id }),
  },
  review: {
    from: 'progress_reviews t join outcomes o on (o.institute_id, o.id) = (t.institute_id, t.outcome_id)',
    title: `to_jsonb(o.code || ' · ' || t.year)`,
    href: (id) => paths.review({ id }),
  },
  partner_report: {
    from: 'partner_reports t join agreements a on (a.institute_id, a.id) = (t.institute_id, t.agreement_id)',
    title: `to_jsonb(a.reference || ' · ' || t.from_on || ' – ' || t.until_on)`,
    href: (id) => paths.partnerReport({ id }),
  },
  expense: {
    from: 'expenses t',
    title: `to_jsonb(t.reference || ' ' || t.description)`,
    id: 't.expense_id',
    href: (id) => paths.expense({ id }),
  },
  post: { from: 'posts t', title: 'to_jsonb(t.post)', id: 't.post_id', href: (id) => paths.post({ id }) },
  asset: {
    from: 'assets t',
    title: `to_jsonb(t.inventory_number || ' ' || t.description)`,
    id: 't.asset_id',
    href: (id) => paths.inventoryItem({ id }),
  },
  transaction: {
    from: 'transactions t',
    title: `to_jsonb(concat_ws(' ', t.on_day::text, t.reference))`,
    href: (id) => paths.transaction({ id }),
  },
  finding: {
    from: 'control_findings t',
    title: `to_jsonb('n° ' || t.entry_no)`,
    href: (id) => paths.finding({ id }),
  },
  frozen_account: {
    from: 'frozen_accounts t join programmes p on (p.institute_id, p.id) = (t.institute_id, t.programme_id)',
    title: `to_jsonb(p.reference || ' · ' || t.year)`,
    href: (id) => paths.frozenAccount({ id }),
  },
  planned_transfer: {
    from: 'planned_transfers t join agreements a on (a.institute_id, a.id) = (t.institute_id, t.agreement_id)',
    title: `to_jsonb(a.reference || ' · ' || t.number)`,
    id: 't.transfer_id',
    href: (id) => paths.plannedTransfer({ id }),
  },
  budget_shift: {
    from: 'budget_shifts t join programmes p on (p.institute_id, p.id) = (t.institute_id, t.programme_id)',
    title: `to_jsonb(p.reference || ' · ' || t.number)`,
    href: (id) => paths.budgetShift({ id }),
  },
  instalment: {
    from: 'subsidy_instalments t join programmes p on (p.institute_id, p.id) = (t.institute_id, t.programme_id)',
    title: `to_jsonb(p.reference || ' · ' || t.number)`,
    id: 't.instalment_id',
    href: (id) => paths.instalment({ id }),
  },
  'reporting-window': {
    from: 'reporting_windows t',
    title: 'to_jsonb(t.name)',
    href: (id) => paths.reportingWindow({ id }),
  },
  'measurement-report': {
    from: 'measurement_reports t join reporting_windows w on (w.institute_id, w.id) = (t.institute_id, t.window_id)',
    title: 'to_jsonb(w.name)',
    href: (id) => paths.measurementReport({ id }),
  },
  indicator: {
    from: 'indicators t join indicator_versions v on (v.institute_id, v.indicator_id) = (t.institute_id, t.id) and v.ended_by_no is null',
    title: 'v.title',
    href: (id) => paths.indicator({ id }),
  },
  evaluation: {
    from: 'evaluations t',
    title: 'to_jsonb(t.title)',
    href: (id) => paths.evaluation({ id }),
  },
  library_indicator: {
    from: 'library_indicators t',
    title: 't.title',
    href: (id) => paths.libraryIndicator({ id }),
  },
  dialogue_body: {
    from: 'dialogue_bodies t',
    title: 'to_jsonb(t.name)',
    href: (id) => paths.dialogueBody({ id }),
  },
  dialogue_event: {
    from: 'dialogue_events t',
    title: 'to_jsonb(t.title)',
    href: (id) => paths.dialogueEvent({ id }),
  },
  collective_agreement: {
    from: 'collective_agreements t',
    title: 'to_jsonb(t.title)',
    href: (id) => paths.collectiveAgreement({ id }),
  },
  advocacy_dossier: {
    from: 'advocacy_dossiers t',
    title: 'to_jsonb(t.title)',
    href: (id) => paths.advocacyDossier({ id }),
  },
} as const satisfies Record<string, Source>;

/** Where a kind of thing is kept, as SQL: its table `t`, its title, the id that addresses carry. */
export const sourceOf = (kind: SubjectKind): Required<Source> => {
  const source: Source = subjects[kind];
  return { id: 't.id', ...source };
};

export const isSubjectKind = (kind: string): kind is SubjectKind => Object.hasOwn(subjects, kind);

/** What no partner reads a row of. */
const ofTheHouseAlone: readonly SubjectKind[] = [
  'evaluation',
  'budget_shift',
  'instalment',
  'programme_amendment',
  'strategic_framework',
  'donor_dialogue',
];

/** What no auditor reads a row of. */
const outsideControl: readonly SubjectKind[] = ['partner_report', 'measurement-report'];

/** Whether an actor may look for things of this kind at all. */
export const isSubjectFor = (actor: Actor, kind: string): kind is SubjectKind =>
  isSubjectKind(kind) &&
  (actor.partnerships.length === 0 || !ofTheHouseAlone.includes(kind)) &&
  (!holds(actor, 'auditor') || !outsideControl.includes(kind));

/** What has a page and no history of its own there. */
const pagesOnly: Readonly<Record<string, (id: string) => string>> = {
  'programme-file': (id) => paths.programmeFile({ id }),
  'programme-risks': (id) => paths.programmeRisks({ id }),
  obligation: (id) => paths.obligation({ id }),
  derogation: (id) => paths.derogation({ id }),
  'control-question': (id) => paths.controlQuestion({ id }),
  screening: (id) => paths.screening({ id }),
  'hand-over': (id) => paths.handOver({ id }),
  screenings: (id) => paths.screenings({ id }),
  story: (id) => paths.story({ id }),
};

/** Where a thing is shown; home for a kind without a page of its own. */
export const subjectHref = (kind: string, id: string): string => {
  const plain = pagesOnly[kind];
  if (plain) return plain(id);
  return isSubjectKind(kind) ? subjects[kind].href(id) : paths.home();
};

/** The thing, if this actor may see it: the history of what one does not see is not there either. */
export const subjectSeen = async (
  tx: Tx,
  instituteId: string,
  kind: SubjectKind,
  id: string,
): Promise<Subject | undefined> => {
  const source = sourceOf(kind);
  const { rows } = await sql<{ title: Localized | string }>`
    select ${sql.raw(source.title)} as title from ${sql.raw(source.from)}
     where t.institute_id = ${instituteId} and ${sql.raw(source.id)} = ${id}
     order by t.entry_no desc limit 1`.execute(tx);
  return rows[0] && { kind, id, title: rows[0].title, href: source.href(id) };
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

import { paths } from '../../../paths.ts';

/** A thing that has a page and a history. */
export type SubjectKind = keyof typeof subjects;

/**
 * `from` names the thing's own table `t`; `id` is what addresses carry where it is not the row's id. `page`: the id of what it is
 * shown on, for `href`, where it has no page of its own, and `part` the part of that page where its documents are. `instead`:
 * the id of what leads to it once it has no page any more, null while it has, and the address of that.
 */
export type Source = {
  from: string;
  title: string;
  id?: string;
  page?: string;
  part?: string;
  instead?: { id: string; href: (id: string) => string };
  href: (id: string) => string;
};

/** By kind. */
export const subjects = {
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
  // One that is told of an outcome; what is told of an activity is spoken of there.
  story: {
    from: '(select * from stories where outcome_id is not null) as t',
    title: 'to_jsonb(t.title)',
    instead: {
      id: 'case when t.ended_by_no is not null then t.outcome_id end',
      href: (id) => paths.outcome({ id }),
    },
    href: (id) => paths.story({ id }),
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
  lesson_sheet: {
    from: 'lesson_sheets t join outcomes o on (o.institute_id, o.id) = (t.institute_id, t.outcome_id)',
    title: `to_jsonb(o.code || ' · ' || t.year)`,
    href: (id) => paths.fileLessons({ id }),
  },
  score_sheet: {
    from: 'score_sheets t join outcomes o on (o.institute_id, o.id) = (t.institute_id, t.outcome_id)',
    title: `to_jsonb(o.code || ' · ' || t.year)`,
    href: (id) => paths.fileScores({ id }),
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
  measurement: {
    from: 'measurements t join indicators i on (i.institute_id, i.id) = (t.institute_id, t.indicator_id)',
    title: `to_jsonb(i.code || ' · ' || t.from_on || ' – ' || t.until_on)`,
    id: 't.measurement_id',
    page: 't.indicator_id',
    part: 'measurements',
    href: (id) => paths.indicator({ id }),
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
  evaluation_recommendation: {
    from: 'evaluation_recommendations t join evaluations e on (e.institute_id, e.id) = (t.institute_id, t.evaluation_id)',
    title: `to_jsonb(e.title || ' · ' || t.number)`,
    id: 't.recommendation_id',
    href: (id) => paths.evaluationRecommendation({ id }),
  },
  obligation_kind: { from: 'obligation_kinds t', title: 't.title', href: () => paths.obligationKinds() },
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

export const subjectKinds = Object.keys(subjects) as SubjectKind[];

/** Where a kind of thing is kept, as SQL: its table `t`, its title, the id that addresses carry. */
export const sourceOf = (kind: SubjectKind): Required<Omit<Source, 'instead'>> & Pick<Source, 'instead'> => {
  const source: Source = subjects[kind];
  const id = source.id ?? 't.id';
  return { page: id, part: 'documents', ...source, id };
};

/** Whether pages and histories are found by this kind. */
export const isSubjectKind = (kind: string): kind is SubjectKind => Object.hasOwn(subjects, kind);

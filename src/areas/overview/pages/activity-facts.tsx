import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { type Description, DescriptionList } from '../../../ui/description-list.tsx';
import { tagsText } from '../../activities/pages/activity-table.tsx';
import { detailShown } from '../../activities/pages/kind-form.ts';
import { kindForms } from '../../activities/pages/kind-forms.ts';
import { kindName } from '../../activities/pages/kind-name.ts';
import type { ActivityRow } from '../../activities/queries/activities.ts';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import { isBuiltKind } from '../../activities/rules/kind-details.ts';
import { participantDays } from '../../activities/rules/participant-days.ts';
import type { ActivityAround } from '../queries/activity-around.ts';
import { daysText } from './period-text.ts';
import { testRows } from './training-test-rows.tsx';

type Props = { page: Page; activity: ActivityRow; around: ActivityAround };

/** What is true of an activity, whatever its kind, then what only its kind says. */
export function ActivityFactsList({ page, activity, around }: Props) {
  const { words } = page;
  const mayKeep = mayKeepActivities(page.actor) === true;
  return (
    <DescriptionList
      rows={[
        ...whoAndWhere(words, activity, around),
        ...whenAndHow(words, activity, around),
        ...decisionRow(words, activity),
        ...capacityRow(words, activity),
        ...reviewRows(words, around),
        ...kindRows(words, activity, around),
        ...participantDaysRow(words, around),
        ...fruitRows(words, around, mayKeep),
        ...usesRows(words, around, mayKeep),
        ...testRows(words, around, mayKeep),
      ]}
    />
  );
}

/** The review that an expert mission starts from; a link for who may read it. */
const reviewRows = (words: Words, { detail, reviewId }: ActivityAround): Description[] => {
  if (detail?.kind !== 'A8' || !detail.reviewedOn) return [];
  const day = words.day(detail.reviewedOn);
  const value = reviewId ? <a href={paths.review({ id: reviewId })}>{day}</a> : day;
  return [{ term: words.t('activities.reviewedOn'), value }];
};

const whoAndWhere = (words: Words, activity: ActivityRow, { output }: ActivityAround): Description[] => [
  {
    term: words.t('overview.outcome'),
    value: (
      <a href={paths.outcome({ id: activity.outcomeId })}>
        {activity.outcomeCode} {words.text(activity.outcomeTitle)}
      </a>
    ),
  },
  { term: words.t('overview.output'), value: output && `${output.code} ${words.text(output.title)}` },
  {
    term: words.t('overview.partner'),
    value: activity.partnershipId ? (
      <a href={paths.partner({ id: activity.partnershipId })}>{activity.partner}</a>
    ) : (
      words.t('overview.institute-itself')
    ),
  },
  {
    term: words.t('overview.place'),
    value: [
      activity.place,
      activity.country && words.country(activity.country),
      activity.mode !== 'in_person' && words.say(`activities.mode-${activity.mode}`),
    ]
      .filter(Boolean)
      .join(', '),
  },
  {
    term: words.t('activities.hemisphere'),
    value: activity.country && words.say(`activities.hemisphere-${activity.hemisphere ?? 'unsaid'}`),
    note: words.t('activities.hemisphere-how'),
  },
];

const decisionRow = (words: Words, { decidedBy, decidedOn, decidingOrgan }: ActivityRow): Description[] => [
  {
    term: words.t('activities.decidedBy'),
    value: decidedBy && words.say(`activities.decidedBy-${decidedBy}`),
    note: [decidingOrgan, decidedOn && words.day(decidedOn)].filter(Boolean).join(', '),
  },
];

const capacityRow = (words: Words, { capacityTags, furtherKinds }: ActivityRow): Description[] => [
  { term: words.t('activities.capacityTags'), value: tagsText({ words }, capacityTags) },
  {
    term: words.t('activities.furtherKinds'),
    value: furtherKinds.map((kind) => kindName({ words }, kind)).join(', '),
  },
];

const whenAndHow = (
  words: Words,
  activity: ActivityRow,
  { holding, cancellation, copiedFrom }: ActivityAround,
): Description[] => [
  { term: words.t('overview.planned'), value: daysText(words, activity.plannedFrom, activity.plannedUntil) },
  {
    term: words.t('overview.held'),
    value: holding && daysText(words, holding.heldFrom, holding.heldUntil),
    note: holding?.correctionReason && words.t('overview.corrected', { reason: holding.correctionReason }),
  },
  { term: words.t('overview.cancelled'), value: cancellation?.reason },
  {
    term: words.t('overview.report'),
    value: holding?.report,
    note: holding?.reportOn && words.day(holding.reportOn),
  },
  {
    term: words.t('activities.copied-from'),
    value: copiedFrom && (
      <a href={paths.activity({ id: copiedFrom.id })}>
        {copiedFrom.reference} {copiedFrom.title}
      </a>
    ),
  },
  {
    term: words.t('overview.on-behalf'),
    value: [activity.enteredOnBehalf, holding?.enteredOnBehalf, cancellation?.enteredOnBehalf]
      .filter((source, at, all) => source && all.indexOf(source) === at)
      .join('; '),
  },
];

const participantDaysRow = (words: Words, { detail, holding, counts }: ActivityAround): Description[] => {
  if (detail?.kind !== 'A2' || !holding) return [];
  const participants = counts.reduce((sum, { count }) => sum + count, 0);
  const days = participantDays({ ...holding, sessions: detail.sessions, participants });
  return [
    {
      term: words.t('activities.participant-days'),
      value: words.number(days),
      note: words.t('activities.participant-days-what'),
    },
  ];
};

const fruitRows = (words: Words, { units, groups }: ActivityAround, mayKeep: boolean): Description[] => [
  ...units.map(({ id, unit, result, unitLevel }) => ({
    term: words.t('activities.unit'),
    value: mayKeep ? (
      <>
        {unit} <a href={paths.withdrawUnit({ id })}>{words.t('activities.withdraw-unit')}</a>
      </>
    ) : (
      unit
    ),
    note: `${words.say(`activities.result-${result}`)}, ${words.say(`activities.unitLevel-${unitLevel}`)}`,
  })),
  ...[...Map.groupBy(groups, ({ measure }) => measure)].map(([measure, counts]) => ({
    term: words.say(`activities.measure-${measure}`),
    value: counts
      .filter(({ count }) => count > 0)
      .map(
        ({ targetGroup, count }) => `${words.say(`activities.group-${targetGroup}`)} ${words.number(count)}`,
      )
      .join(', '),
  })),
];

const usesRows = (words: Words, { uses }: ActivityAround, mayKeep: boolean): Description[] =>
  uses.map(({ id, askedOn, asked, usingIt, what }) => ({
    term: words.t('activities.record-use'),
    value: (
      <>
        {words.t('activities.use-shown', { asked, using: usingIt })}{' '}
        {mayKeep && <a href={paths.correctUse({ id })}>{words.t('activities.correct-use')}</a>}
      </>
    ),
    note: `${words.day(askedOn)}: ${what}`,
  }));

const kindRows = (words: Words, { kind }: ActivityRow, around: ActivityAround): Description[] => {
  const { detail, organisations, rights, answered, planLine } = around;
  if (!detail || !isBuiltKind(kind)) return [];
  return detailShown(kindForms[kind], words, detail, {
    organisations,
    rights,
    recommendations: new Map(Object.entries(answered)),
    planLine: planLine && { planId: planLine.planId, title: words.text(planLine.title) },
  });
};

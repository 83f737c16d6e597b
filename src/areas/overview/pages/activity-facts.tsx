import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { type Description, DescriptionList } from '../../../ui/description-list.tsx';
import type { ActivityRow } from '../../activities/queries/activities.ts';
import type { ActivityAround } from '../queries/activity-around.ts';
import { daysText } from './period-text.ts';

type Props = { words: Words; activity: ActivityRow; around: ActivityAround };

/** What is true of an activity, whatever its kind, then what only its kind says. */
export function ActivityFactsList({ words, activity, around }: Props) {
  return (
    <DescriptionList
      rows={[
        ...whoAndWhere(words, activity, around),
        ...whenAndHow(words, activity, around),
        ...trainingRows(words, around.training),
        ...exchangeRows(words, around.exchange),
      ]}
    />
  );
}

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
];

const whenAndHow = (
  words: Words,
  activity: ActivityRow,
  { holding, cancellation }: ActivityAround,
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
    term: words.t('overview.on-behalf'),
    value: [activity.enteredOnBehalf, holding?.enteredOnBehalf, cancellation?.enteredOnBehalf]
      .filter((source, at, all) => source && all.indexOf(source) === at)
      .join('; '),
  },
];

const trainingRows = (words: Words, training: ActivityAround['training']): Description[] =>
  training
    ? [
        { term: words.t('overview.theme'), value: training.theme },
        {
          term: words.t('overview.plan-line'),
          value: training.planLine ? (
            <a href={paths.actionPlan({ id: training.planLine.planId })}>
              {words.text(training.planLine.title)}
            </a>
          ) : (
            words.t('overview.no-plan-line')
          ),
          note: training.justification,
        },
        { term: words.t('overview.method'), value: words.say(`activities.method-${training.method}`) },
        { term: words.t('overview.level'), value: words.say(`activities.level-${training.level}`) },
        {
          term: words.t('overview.trainer'),
          value: words.say(`activities.trainerOrigin-${training.trainerOrigin}`),
        },
        {
          term: words.t('overview.sessions'),
          value: words.number(training.sessions),
          note: training.followUpTest && words.t('overview.with-test'),
        },
      ]
    : [];

const exchangeRows = (words: Words, exchange: ActivityAround['exchange']): Description[] =>
  exchange
    ? [
        {
          term: words.t('overview.format'),
          value: words.say(`activities.format-${exchange.format}`),
          note: [
            words.say(`activities.side-${exchange.side}`),
            words.say(`activities.direction-${exchange.direction}`),
          ].join(', '),
        },
        {
          term: words.t('overview.organisations'),
          value: exchange.organisations
            .map(({ name, takesPart, organises }) =>
              [
                name,
                organises && `(${words.t('overview.organises')})`,
                !takesPart && `(${words.t('overview.takes-no-part')})`,
              ]
                .filter(Boolean)
                .join(' '),
            )
            .join('; '),
        },
        { term: words.t('overview.terms'), value: exchange.termsOfReference },
        { term: words.t('overview.host-agreement'), value: exchange.hostAgreement },
        { term: words.t('overview.senior-function'), value: exchange.seniorFunction },
      ]
    : [];

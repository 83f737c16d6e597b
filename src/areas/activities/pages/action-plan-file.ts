import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { PlanLineRow } from '../../programmes/queries/action-plans.ts';
import type { VarianceRow } from '../queries/plan-progress.ts';
import { plannedByYear } from '../rules/plan-years.ts';
import type { LoadedPlan } from './action-plan.tsx';
import { yearsOf } from './plan-years.tsx';

const tables = ['lines', 'years', 'variance'] as const;

/** The table of a plan that is asked for, named by the partner and the plan's days. */
export const actionPlanFile = (page: Page, loaded: LoadedPlan): Promise<Answer> => {
  const { words } = page;
  const { plan, lines, variance } = loaded;
  const named = (table: string) => `${plan.partner} ${table} ${plan.fromOn} ${plan.untilOn}`;
  switch (tableAsked(page, tables)) {
    case 'years':
      return listFile(
        page,
        named(words.t('activities.plan-by-year')),
        yearColumns(page, loaded),
        yearsOf(plan, loaded.years),
      );
    case 'variance':
      return listFile(page, named(words.t('activities.variance')), varianceColumns(page), variance);
    default:
      return listFile(page, named(words.t('programmes.lines')), lineColumns(page, loaded), lines);
  }
};

const lineColumns = ({ words }: Page, { progress }: LoadedPlan): ListColumn<PlanLineRow>[] => [
  { label: words.t('programmes.theme'), value: ({ theme }) => theme },
  { label: words.t('programmes.line-title'), value: ({ title }) => words.text(title) },
  { label: words.t('programmes.fromOn'), kind: 'day', value: ({ fromOn }) => fromOn },
  { label: words.t('programmes.untilOn'), kind: 'day', value: ({ untilOn }) => untilOn },
  ...counts<PlanLineRow>(words, {
    'activities.held-sessions': ({ id }) => progress.get(id)?.heldSessions ?? 0,
    'programmes.planned-sessions': ({ plannedSessions }) => plannedSessions,
    'activities.attendances': ({ id }) => progress.get(id)?.participants ?? 0,
    'programmes.planned-participants': ({ plannedParticipants }) => plannedParticipants,
    'activities.held-trainings': ({ id }) => progress.get(id)?.heldTrainings ?? 0,
    'activities.planned-trainings': ({ id }) => progress.get(id)?.plannedTrainings ?? 0,
  }),
];

const yearColumns = ({ words }: Page, { lines, years, people }: LoadedPlan): ListColumn<number>[] => {
  const planned = plannedByYear(lines);
  return [
    ...counts<number>(words, {
      'activities.year': (year) => year,
      'activities.held-sessions': (year) => years.get(year)?.sessions ?? 0,
      'programmes.planned-sessions': (year) => planned.get(year)?.sessions ?? 0,
      'activities.attendances': (year) => years.get(year)?.participants ?? 0,
      'programmes.planned-participants': (year) => planned.get(year)?.participants ?? 0,
      'activities.participant-days': (year) => years.get(year)?.participantDays ?? 0,
      'activities.unique-people': (year) => people.get(year)?.people,
    }),
    { label: words.t('activities.people-source'), value: (year) => people.get(year)?.source },
  ];
};

/** Columns of numbers by the key of their label; what the page says in one cell stands in two. */
const counts = <Row>(
  words: Page['words'],
  columns: Partial<Record<Parameters<Page['words']['t']>[0], (row: Row) => number | null | undefined>>,
): ListColumn<Row>[] =>
  Object.entries(columns).map(([label, value]) => ({ label: words.say(label), kind: 'number', value }));

const varianceColumns = ({ words }: Page): ListColumn<VarianceRow>[] => [
  { label: words.t('activities.activity'), value: ({ title }) => title },
  { label: words.t('activities.reference'), value: ({ reference }) => reference },
  { label: words.t('activities.theme'), value: ({ theme }) => theme },
  { label: words.t('activities.from'), kind: 'day', value: ({ from }) => from },
  {
    label: words.t('activities.justification'),
    value: ({ justification }) => justification ?? words.t('activities.not-justified'),
  },
];

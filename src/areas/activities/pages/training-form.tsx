import { fieldOf } from '../../../page/form-view.tsx';
import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { PlanLineWithPlan } from '../../programmes/queries/action-plans.ts';
import {
  trainerFunctions,
  trainerOrigins,
  trainingLevels,
  trainingMethods,
} from '../rules/training-detail.ts';
import { choice, flag, line, paragraph, whole } from './detail-fields.tsx';
import type { DetailField, KindFieldsProps, KindForm } from './kind-form.ts';

const planLine: DetailField = {
  readers: { planLineId: text },
  filled: (_page, detail) => ({ planLineId: detail.planLineId as string | undefined }),
  shown: (words, _detail, { planLine: found }) => [
    {
      term: words.t('activities.planLineId'),
      value: found ? (
        <a href={paths.actionPlan({ id: found.planId })}>{found.title}</a>
      ) : (
        words.t('activities.no-plan-line')
      ),
    },
  ],
  Field: ({ page, state, choices }) => (
    <SelectField
      {...fieldOf(page, state)('planLineId')}
      label={page.words.t('activities.planLineId')}
      hint={page.words.t('activities.planLineId-hint')}
      optional={page.words.t('page.optional')}
      placeholder={page.words.t('activities.no-plan-line')}
      options={linesByPlan(page, choices.lines)}
    />
  ),
};

const ofFunctions = trainerFunctions.map((name) => whole(name, { optional: true }));

/** How many trainers of each function: a field each, shown in one row. */
const trainers: DetailField = {
  readers: Object.assign({}, ...ofFunctions.map(({ readers }) => readers)),
  filled: (page, detail) => Object.assign({}, ...ofFunctions.map(({ filled }) => filled(page, detail))),
  shown: (words, detail) => {
    const counted = trainerFunctions.filter((name) => Number(detail[name] ?? 0) > 0);
    if (counted.length === 0) return [];
    const value = counted.map(
      (name) => `${words.say(`activities.${name}`)} ${words.number(Number(detail[name]))}`,
    );
    return [{ term: words.t('activities.trainers'), value: value.join(', ') }];
  },
  Field: (props) => (
    <>
      {ofFunctions.map(({ Field }) => (
        <Field {...props} />
      ))}
    </>
  ),
};

/** A2: the line of the national action plan first, then the training. */
export const trainingForm: KindForm = {
  offers: ['lines'],
  fields: [
    planLine,
    paragraph('justification', { optional: true, hint: 'activities.justification-hint' }),
    line('theme', { hint: 'activities.theme-hint' }),
    choice('method', trainingMethods),
    choice('level', trainingLevels),
    choice('trainerOrigin', trainerOrigins),
    trainers,
    whole('sessions', { first: '1' }),
    flag('followUpTest'),
  ],
};

const linesByPlan = (
  { words }: KindFieldsProps['page'],
  lines: readonly PlanLineWithPlan[],
): { group: string; options: { value: string; label: string }[] }[] =>
  [...Map.groupBy(lines, ({ planId }) => planId).values()].map((ofPlan) => {
    const [first] = ofPlan;
    const state = first?.approvedOn
      ? words.t('programmes.approved-on', { day: words.day(first.approvedOn) })
      : words.t('programmes.not-approved');
    return {
      group: `${words.text(first?.planTitle)} (${words.country(first?.country ?? '')}) · ${state}`,
      options: ofPlan.map((each) => ({
        value: each.id,
        label: `${each.theme} · ${words.day(each.fromOn)} – ${words.day(each.untilOn)}`,
      })),
    };
  });

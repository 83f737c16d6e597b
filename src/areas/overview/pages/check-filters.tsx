import type { Child } from 'hono/jsx';
import {
  type FieldBeside,
  type Narrowing,
  NarrowingField,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { activityRules } from '../../activities/rules/activity-rules.ts';
import { aimRules } from '../../activities/rules/aim-rules.ts';
import { storyRules } from '../../activities/rules/consent-rules.ts';
import { runningSupportRule } from '../../finance/rules/running-support.ts';
import { capacityBaseline } from '../../partners/rules/capacity-baseline.ts';
import { partnerFileRules } from '../../partners/rules/partner-rules.ts';
import { designRules } from '../../programmes/rules/design-rules.ts';
import { programmeRules } from '../../programmes/rules/programme-rules.ts';
import { programmeEvaluationRules } from '../../reviews/rules/programme-evaluation-rules.ts';
import { rightsRules } from '../../rights/rules/rights-rules.ts';
import { type CheckChoice, type CheckKind, loudVerdicts } from '../rules/check-choice.ts';
import { ruleTitle } from './rule-title.ts';

/** Severity and rule as the address says them; of expenses the table has a line a rule, all of which block. */
export const checkNarrowings = (page: Page, kind: CheckKind): readonly Narrowing[] => {
  const { words } = page;
  if (kind === 'expenses') return [];
  const severities = loudVerdicts.map((value) => ({ value, label: words.say(`rulebook.verdict-${value}`) }));
  return [
    narrowing(page, 'verdict', words.t('overview.severity'), severities, words.t('overview.all-severities')),
    narrowing(
      page,
      'rule',
      words.t('overview.rule'),
      ruleOptions(words, kind),
      words.t('rulebook.all-rules'),
    ),
  ];
};

/** What the checks are narrowed to. */
export const checkChoiceOf = (narrowings: readonly Narrowing[]): CheckChoice => {
  const { verdict, rule } = valuesOf(narrowings);
  return { verdict, ruleId: rule };
};

type Props = {
  page: Page;
  action: string;
  narrowings: readonly Narrowing[];
  /** The kind of record and the page of the list: fields only where they are amiss. */
  beside: readonly FieldBeside[];
  children?: Child;
};

/** Severity and rule, beside what the page itself is narrowed by; the kind of record is the tab. */
export function CheckFilters({ page, action, narrowings, beside, children }: Props) {
  const { words } = page;
  const amiss = beside.filter(({ error }) => error !== undefined);
  if (narrowings.length === 0 && amiss.length === 0 && !children) return null;
  return (
    <Filters label={words.t('page.filter')} action={action} submit={words.t('page.filter')}>
      {beside.map(({ name, error, field }) => (name === 'of' || error !== undefined) && field)}
      {children}
      {narrowings.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
    </Filters>
  );
}

const rulesOf: Readonly<Record<Exclude<CheckKind, 'expenses'>, readonly { id: string }[]>> = {
  activities: activityRules,
  programmes: [...programmeRules, ...designRules, ...programmeEvaluationRules, capacityBaseline, ...aimRules],
  partners: [...partnerFileRules, runningSupportRule],
  rights: rightsRules,
  stories: storyRules,
};

const ruleOptions = (words: Words, kind: Exclude<CheckKind, 'expenses'>): Option[] =>
  [...new Set(rulesOf[kind].map(({ id }) => id))]
    .map((id) => ({ value: id, label: ruleTitle(words, id) }))
    .sort((a, b) => a.label.localeCompare(b.label));

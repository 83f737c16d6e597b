import { yearsBetween } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { addContribution } from '../commands/add-contribution.ts';
import {
  type FrameworkRow,
  type FrameworkTargetRow,
  frameworks,
  frameworkTargets,
} from '../queries/frameworks.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { isOfItsTime } from '../rules/framework-cycle.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { ContributionFields, contributionReaders } from './contribution-fields.tsx';
import { ChoiceInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const programme = await programmeById(tx, instituteId, id);
    if (!programme) return undefined;
    return {
      programme,
      outcomes: await outcomesOf(tx, instituteId, id),
      frameworks: (await frameworks(tx, instituteId)).filter((framework) =>
        isOfItsTime(framework, programme),
      ),
      targets: await frameworkTargets(tx, instituteId),
    };
  },
  title: 'programmes.contribution-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => fileCrumbs(page, programme),
  back: ({ programme: { id } }) => paths.programmeFile({ id }),
  open: ({ query }) => ({ targetId: query.get('target') ?? undefined }),
  command: addContribution,
  readers: ({ programme }) => contributionReaders(yearsBetween(programme)),
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded: { programme, outcomes, frameworks: all, targets } }) => (
    <>
      <ChoiceInput
        page={page}
        state={state}
        name="targetId"
        label="programmes.framework-target"
        hint="programmes.contribution-target-hint"
        options={all.flatMap((framework) =>
          targets
            .filter(({ frameworkId }) => frameworkId === framework.id)
            .map(({ id, code, title, unit }) => ({
              value: id,
              label: targetLabel(page, { framework, code, title, unit }),
            })),
        )}
      />
      <ChoiceInput
        page={page}
        state={state}
        name="outcomeId"
        label="programmes.outcome"
        optional
        options={outcomes.map(({ id, code, title }) => ({
          value: id,
          label: `${code} ${page.words.text(title)}`,
        }))}
      />
      <ContributionFields page={page} state={state} years={yearsBetween(programme)} />
    </>
  ),
  notice: 'programmes.contribution-added',
});

/** By its framework, and in what it counts where it does: only there values by year can be said. */
const targetLabel = (
  { words }: Page,
  {
    framework,
    code,
    title,
    unit,
  }: Pick<FrameworkTargetRow, 'code' | 'title' | 'unit'> & { framework: FrameworkRow },
): string => {
  const counted = words.text(unit);
  return `${words.text(framework.name)} · ${code} ${words.text(title)}${counted ? ` (${counted})` : ''}`;
};

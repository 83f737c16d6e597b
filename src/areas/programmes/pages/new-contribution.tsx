import { localizedText, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { addContribution } from '../commands/add-contribution.ts';
import { frameworks, frameworkTargets } from '../queries/frameworks.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { isOfItsTime } from '../rules/framework-cycle.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { ChoiceInput } from './field-parts.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { LocalizedInput } from './form-parts.tsx';
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
  readers: { targetId: text, outcomeId: text, text: localizedText },
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded: { outcomes, frameworks: all, targets } }) => (
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
            .map(({ id, code, title }) => ({
              value: id,
              label: `${page.words.text(framework.name)} · ${code} ${page.words.text(title)}`,
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
      <LocalizedInput
        page={page}
        state={state}
        name="text"
        label={page.words.t('programmes.contribution')}
        hint={page.words.t('programmes.no-names')}
        rows={5}
      />
    </>
  ),
  notice: 'programmes.contribution-added',
});

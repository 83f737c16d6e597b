import { paths } from '../../../paths.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { removeContribution } from '../commands/remove-contribution.ts';
import { contributionById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { contributionFields, yearsCompared } from './contribution-fields.tsx';
import { ContributionText } from './contribution-lines.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: contributionById,
  title: 'programmes.contribution-remove',
  button: 'programmes.contribution-remove',
  kind: (_, { programme, outcomeCode }) => [programme, outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programmeId, programme }) => fileCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ programmeId }) => paths.programmeFile({ id: programmeId }),
  version: ({ version }) => version,
  command: removeContribution,
  readers: {},
  extra: (_, { id }) => ({ contributionId: id }),
  compared: yearsCompared,
  fields: ({ page, loaded }) => (
    <>
      <p>
        <strong>
          {page.words.text(loaded.framework)} · {loaded.targetCode} {page.words.text(loaded.targetTitle)}
        </strong>
      </p>
      <ContributionText page={page} row={loaded} />
      {/* Where someone changed it meanwhile, what was seen here is the version to compare with. */}
      {Object.entries(contributionFields(page, loaded)).map(([name, value]) => (
        <HiddenField name={name} value={value} />
      ))}
      <p>{page.words.t('programmes.contribution-remove-what')}</p>
    </>
  ),
  notice: 'programmes.contribution-removed',
});

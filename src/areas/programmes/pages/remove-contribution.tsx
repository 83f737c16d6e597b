import { paths } from '../../../paths.ts';
import { removeContribution } from '../commands/remove-contribution.ts';
import { contributionById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
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
  fields: ({ page: { words }, loaded }) => (
    <>
      <p>
        <strong>
          {words.text(loaded.framework)} · {loaded.targetCode} {words.text(loaded.targetTitle)}
        </strong>
        <br />
        {words.text(loaded.text)}
      </p>
      <p>{words.t('programmes.contribution-remove-what')}</p>
    </>
  ),
  notice: 'programmes.contribution-removed',
});

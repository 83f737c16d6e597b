import { localizedText } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { reviseContribution } from '../commands/revise-contribution.ts';
import { contributionById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { fileCrumbs } from './file-crumbs.ts';
import { LocalizedInput, localizedFields, textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: contributionById,
  title: 'programmes.contribution-edit',
  kind: (page, { targetCode, targetTitle, outcomeCode }) =>
    [`${targetCode} ${page.words.text(targetTitle)}`, outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programmeId, programme }) => fileCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ programmeId }) => paths.programmeFile({ id: programmeId }),
  open: (_, { text }) => localizedFields('text', text),
  version: ({ version }) => version,
  command: reviseContribution,
  readers: { text: localizedText },
  extra: (page, { id, text }) => ({ contributionId: id, ...textsTyped(page, { text }) }),
  fields: ({ page, state }) => (
    <LocalizedInput
      page={page}
      state={state}
      name="text"
      label={page.words.t('programmes.contribution')}
      hint={page.words.t('programmes.no-names')}
      rows={5}
    />
  ),
  notice: 'programmes.contribution-revised',
});

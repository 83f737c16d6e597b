import { paths } from '../../../paths.ts';
import { reviseContribution } from '../commands/revise-contribution.ts';
import { contributionById } from '../queries/frameworks.ts';
import { isOutside } from '../rules/contribution-years.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import {
  ContributionFields,
  contributionFields,
  contributionReaders,
  yearsCompared,
  yearsShown,
} from './contribution-fields.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: contributionById,
  title: 'programmes.contribution-edit',
  kind: (page, { targetCode, targetTitle, outcomeCode }) =>
    [`${targetCode} ${page.words.text(targetTitle)}`, outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programmeId, programme }) => fileCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ programmeId }) => paths.programmeFile({ id: programmeId }),
  open: contributionFields,
  version: ({ version }) => version,
  command: reviseContribution,
  readers: (row) => contributionReaders(yearsShown(row), row.years),
  extra: (page, { id, text, justification }) => ({
    contributionId: id,
    ...textsTyped(page, { text, justification }),
  }),
  compared: yearsCompared,
  fields: ({ page, state, loaded }) => (
    <ContributionFields
      page={page}
      state={state}
      years={yearsShown(loaded)}
      unit={page.words.text(loaded.unit)}
      outside={yearsShown(loaded).filter((year) => isOutside(year, loaded))}
    />
  ),
  notice: 'programmes.contribution-revised',
});

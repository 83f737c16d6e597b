import { paths } from '../../../paths.ts';
import { reviseContribution } from '../commands/revise-contribution.ts';
import { contributionById } from '../queries/frameworks.ts';
import { isOutside } from '../rules/contribution-years.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import {
  ContributionFields,
  contributionReaders,
  yearFields,
  yearsCompared,
  yearsShown,
} from './contribution-fields.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { localizedFields, textsTyped } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: contributionById,
  title: 'programmes.contribution-edit',
  kind: (page, { targetCode, targetTitle, outcomeCode }) =>
    [`${targetCode} ${page.words.text(targetTitle)}`, outcomeCode].filter(Boolean).join(' · '),
  crumbs: (page, { programmeId, programme }) => fileCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ programmeId }) => paths.programmeFile({ id: programmeId }),
  open: (page, row) => ({
    ...localizedFields('text', row.text),
    ...localizedFields('justification', row.justification),
    ...yearFields(page, yearsShown(row), row.years),
  }),
  version: ({ version }) => version,
  command: reviseContribution,
  readers: (row) => contributionReaders(yearsShown(row), row.years),
  extra: (page, { id, text, justification }) => ({
    contributionId: id,
    ...textsTyped(page, { text, justification }),
  }),
  compared: (page, row, state) => yearsCompared(page, yearsShown(row), state),
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

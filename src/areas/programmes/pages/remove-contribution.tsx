import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { removeContribution } from '../commands/remove-contribution.ts';
import { type ContributionRow, contributionById } from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { yearFields, yearsCompared, yearsShown } from './contribution-fields.tsx';
import { ContributionText } from './contribution-lines.tsx';
import { fileCrumbs } from './file-crumbs.ts';
import { localizedFields } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';

/** What whoever removes it saw of it: where someone changed it meanwhile, that is the version to compare with. */
const seenFields = (page: Page, row: ContributionRow): Record<string, string> => ({
  ...localizedFields('text', row.text),
  ...localizedFields('justification', row.justification),
  ...yearFields(page, yearsShown(row), row.years),
});

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
  compared: (page, row, state) => yearsCompared(page, yearsShown(row), state),
  fields: ({ page, loaded }) => (
    <>
      <p>
        <strong>
          {page.words.text(loaded.framework)} · {loaded.targetCode} {page.words.text(loaded.targetTitle)}
        </strong>
      </p>
      <ContributionText page={page} row={loaded} />
      {Object.entries(seenFields(page, loaded)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>{page.words.t('programmes.contribution-remove-what')}</p>
    </>
  ),
  notice: 'programmes.contribution-removed',
});

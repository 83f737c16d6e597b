import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProtectionRow, protectionsOf } from '../queries/protections.ts';
import { protectingInstitute } from './protection-subject.ts';
import { protectedWords } from './protection-words.ts';

/** Whom publications do not name, why, and what awaits a second person. */
export const show = async (page: Page) => {
  const institute = protectingInstitute(page);
  return html(view(page, await page.read((tx) => protectionsOf(tx, institute))));
};

const view = (page: Page, rows: readonly ProtectionRow[]) => {
  const { words } = page;
  const title = words.t('publishing.protections');
  return (
    <Frame page={page} title={title}>
      <PageHead
        title={title}
        actions={
          <ButtonLink kind="primary" href={paths.newProtection()}>
            {words.t('publishing.protect')}
          </ButtonLink>
        }
      />
      <p>{words.t('publishing.protections-what')}</p>
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('publishing.no-protections')}
        columns={[
          { key: 'whom', label: words.t('publishing.whom'), cell: (row) => protectedWords(words, row) },
          {
            key: 'degree',
            label: words.t('publishing.degree'),
            cell: ({ degree }) => words.say(`publishing.degree-${degree}`),
          },
          {
            key: 'ground',
            label: words.t('publishing.ground'),
            cell: ({ ground }) => words.say(`publishing.ground-${ground}`),
          },
          {
            key: 'reason',
            label: words.t('publishing.reason'),
            cell: ({ reason, keptByName }) => (
              <>
                {reason} <span class="quiet">({keptByName})</span>
              </>
            ),
          },
          {
            key: 'do',
            label: words.t('publishing.lower'),
            action: true,
            cell: ({ id, asked }) =>
              asked ? (
                <a href={paths.answerLowering({ id })}>
                  {words.t('publishing.lowering-asked', {
                    name: asked.byName,
                    degree: words.say(`publishing.degree-${asked.degree}`),
                  })}
                </a>
              ) : (
                <a href={paths.lowerProtection({ id })}>{words.t('publishing.lower')}</a>
              ),
          },
        ]}
      />
    </Frame>
  );
};

import { NotAllowed } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { actionKinds } from '../../programmes/rules/outcome-input.ts';
import { agreementTexts } from '../../rulebook/rules/agreement-2007.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { isBuiltKind } from '../rules/kinds.ts';
import { kindName } from './kind-name.ts';

export const show = async (page: Page) => {
  requireInstitute(page);
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const title = words.t('activities.choose-kind');
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('activities.list'), href: paths.activities() }]}
    >
      <PageHead title={title} quiet={words.t('activities.one-kind')} />
      <DataTable
        caption={title}
        captionHidden
        rows={[...actionKinds]}
        empty=""
        columns={[
          {
            key: 'kind',
            label: words.t('activities.kind'),
            cell: (kind) =>
              isBuiltKind(kind) ? (
                <a href={paths.planActivity({ kind })}>{kindName(page, kind)}</a>
              ) : (
                kindName(page, kind)
              ),
          },
          {
            key: 'what',
            label: words.t('activities.kind-sentence'),
            cell: (kind) =>
              isBuiltKind(kind)
                ? words.text(agreementTexts.find(({ code }) => code === kind)?.text)
                : words.t('activities.kind-comes-later', { kind }),
          },
        ]}
      />
    </Frame>,
  );
};

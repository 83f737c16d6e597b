import { NotAllowed } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Grid } from '../../../ui/grid.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { agreementTexts } from '../../rulebook/rules/agreement-2007.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { builtKindCodes } from '../rules/kind-details.ts';
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
      <Grid>
        {builtKindCodes.map((kind) => (
          <Card title={<a href={paths.planActivity({ kind })}>{kindName(page, kind)}</a>}>
            <p>{words.text(agreementTexts.find(({ code }) => code === kind)?.text)}</p>
          </Card>
        ))}
      </Grid>
    </Frame>,
  );
};

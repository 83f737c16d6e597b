import { NotAllowed } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
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
  const { words, query } = page;
  const title = words.t('activities.choose-kind');
  // Where one came from: the form begins with that partner or outcome.
  const carried = Object.fromEntries(
    ['partner', 'outcome'].map((name) => [name, query.get(name) ?? undefined]),
  );
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('activities.list'), href: paths.activities() }]}
    >
      <PageHead title={title} quiet={words.t('activities.one-kind')} />
      <Grid>
        {builtKindCodes.map((kind) => (
          <Card title={<a href={withQuery(paths.planActivity({ kind }), carried)}>{kindName(page, kind)}</a>}>
            <p>{words.text(agreementTexts.find(({ code }) => code === kind)?.text)}</p>
          </Card>
        ))}
      </Grid>
    </Frame>,
  );
};

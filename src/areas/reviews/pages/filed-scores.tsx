import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { scoreFilings } from '../queries/score-sheets.ts';
import { mayReadFiledScores } from '../rules/score-permissions.ts';

/** What was filed, of one's own institute or, for the donor, of all. */
export const show = async (page: Page) => {
  const { actor, words } = page;
  if (mayReadFiledScores(actor) !== true) throw new NotFound();
  const rows = await page.read((tx) => scoreFilings(tx, actor.institutes));
  const title = words.t('reviews.filed-scores');
  return html(
    <Frame page={page} title={title}>
      <PageHead title={title} />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty={words.t('reviews.no-filed-scores')}
        columns={[
          {
            key: 'outcome',
            label: words.t('reviews.outcome'),
            cell: ({ id, programme, outcome }) => (
              <a href={paths.filedScoresOne({ id })}>
                {programme} · {outcome}
              </a>
            ),
          },
          { key: 'year', label: words.t('reviews.year'), cell: ({ year }) => String(year) },
          {
            key: 'scores',
            label: words.t('reviews.scores'),
            cell: ({ content }) => content.answers.map(({ score }) => score).join(' '),
          },
          {
            key: 'on',
            label: words.t('reviews.report-state-filed'),
            cell: ({ filedOn }) => words.day(filedOn),
          },
        ]}
      />
    </Frame>,
  );
};

import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { outcomeFiling } from '../queries/outcome-filings.ts';
import type { FiledScores } from '../queries/score-filings.ts';
import { mayReadFiledScores } from '../rules/score-permissions.ts';
import { FilingPlace, WithdrawWords } from './filing-place.tsx';
import { ScoresTable, scoreColumns } from './scores-table.tsx';

/** Drawn from the content of the filing and nothing else. */
export const show = async (page: Page) => {
  const { actor, words, params } = page;
  const { id = '' } = params;
  if (mayReadFiledScores(actor) !== true || !isId(id)) throw new NotFound();
  const filing = await page.read((tx) =>
    outcomeFiling<FiledScores>(tx, 'score_filings', actor.institutes, id),
  );
  if (!filing) throw new NotFound();
  const { content, programme, outcome, year, filedOn, filedBy, sha256 } = filing;
  const title = words.t('reviews.scores-of', { year: String(year) });
  if (isListFile(page)) {
    const name = [programme, content?.outcome.code ?? outcome, title].join(' ');
    return listFile(page, name, scoreColumns(page), content?.answers ?? []);
  }
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.filed-scores'), href: paths.filedScores() }]}
    >
      <PageHead
        title={title}
        kind={programme}
        quiet={content ? `${content.outcome.code} ${words.text(content.outcome.title)}` : outcome}
        actions={<WithdrawWords page={page} filing={filing} href={paths.withdrawFiledScores({ id })} />}
      />
      <FilingPlace page={page} filing={filing} href={(other) => paths.filedScoresOne({ id: other })} />
      <Card title={words.t('reviews.scores')}>
        {content && (
          <>
            <ScoresTable page={page} content={content} />
            <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
          </>
        )}
        <p class="quiet">
          {words.day(filedOn)} · {filedBy} · SHA-256 <code>{sha256}</code>
        </p>
      </Card>
    </Frame>,
  );
};

import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import type { FiledLessons } from '../queries/lesson-filings.ts';
import { outcomeFiling } from '../queries/outcome-filings.ts';
import { mayReadFiledLessons } from '../rules/lesson-permissions.ts';
import { FilingPlace, WithdrawWords } from './filing-place.tsx';
import { LessonCards } from './lesson-cards.tsx';

/** Drawn from the content of the filing and nothing else. */
export const show = async (page: Page) => {
  const { actor, words, params } = page;
  const { id = '' } = params;
  if (mayReadFiledLessons(actor) !== true || !isId(id)) throw new NotFound();
  const filing = await page.read((tx) =>
    outcomeFiling<FiledLessons>(tx, 'lesson_filings', actor.institutes, id),
  );
  if (!filing) throw new NotFound();
  const { content, programme, outcome, year, filedOn, filedBy, sha256 } = filing;
  const title = words.t('reviews.lessons-of', { year: String(year) });
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('reviews.filed-lessons'), href: paths.filedLessons() }]}
      narrow
    >
      <PageHead
        title={title}
        kind={programme}
        quiet={content ? `${content.outcome.code} ${words.text(content.outcome.title)}` : outcome}
        actions={<WithdrawWords page={page} filing={filing} href={paths.withdrawFiledLessons({ id })} />}
      />
      <FilingPlace page={page} filing={filing} href={(other) => paths.filedLessonsOne({ id: other })} />
      {content && <LessonCards content={content} />}
      <p class="quiet">
        {words.day(filedOn)} · {filedBy} · SHA-256 <code>{sha256}</code>
      </p>
    </Frame>,
  );
};

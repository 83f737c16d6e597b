import { NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { fileLessons } from '../commands/file-lessons.ts';
import type { AnsweredObligation } from '../queries/answered-obligation.ts';
import type { FiledLessons } from '../queries/lesson-filings.ts';
import { type LessonSheet, lessonSheetById, lessonsCheck } from '../queries/lesson-sheets.ts';
import { lessonsToFile } from '../queries/lessons-to-file.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';
import { AnswersObligation, type KnownAbove } from './answered-obligation.tsx';
import { LengthCheck, LessonCards } from './lesson-cards.tsx';

type Loaded = {
  sheet: LessonSheet;
  content: FiledLessons;
  check: Check;
  answered: AnsweredObligation | undefined;
};

export const showWith = (known: KnownAbove) => async (page: Page) =>
  html(view(page, await load(page, known), freshForm()));

export const saveWith = (known: KnownAbove) => async (page: Page) => {
  const loaded = await load(page, known);
  const extra = { sheetId: loaded.sheet.id };
  const submitted = await submit(page, fileLessons, { version: wholeNumber }, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  const { answered } = loaded;
  if (answered) return redirect(paths.obligation({ id: answered.id }), 'obligations.filed-say-channel');
  return redirect(sheetHref(loaded.sheet), 'reviews.lessons-filed');
};

const sheetHref = ({ outcomeId, year }: LessonSheet): string =>
  withQuery(paths.outcomeLessons({ id: outcomeId }), { year: String(year) });

const load = async (page: Page, known: KnownAbove): Promise<Loaded> => {
  const { id } = requireInstitute(page);
  requireAllowed(mayWriteLessons(page.actor));
  return page.read(async (tx) => {
    const sheet = await lessonSheetById(tx, id, routeId(page));
    const content = sheet && (await lessonsToFile(tx, id, sheet));
    if (!sheet || !content) throw new NotFound();
    const { outcomeId, year } = sheet;
    const { code } = content.outcome;
    const check = await lessonsCheck(tx, id, { outcomeId, code, year, lessons: content.lessons });
    const about = { filed: 'lessons', subjectId: outcomeId, year } as const;
    return { sheet, content, check, answered: await known.answered(tx, id, about) };
  });
};

const view = (page: Page, { sheet, content, check, answered }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.file-lessons');
  const ofYear = words.t('reviews.lessons-of', { year: String(sheet.year) });
  const back = sheetHref(sheet);
  return (
    <Frame page={page} title={title} crumbs={[{ label: ofYear, href: back }]} narrow>
      <PageHead
        title={title}
        kind={content.programme}
        quiet={`${content.outcome.code} ${words.text(content.outcome.title)} · ${ofYear}`}
      />
      <p>{words.t('reviews.file-lessons-what')}</p>
      <AnswersObligation page={page} answered={answered} />
      <LengthCheck page={page} check={check} />
      <LessonCards content={content} />
      <PageForm
        page={page}
        state={state}
        version={sheet.version}
        tellsWhatStands
        buttons={[{ label: title }]}
        cancel={back}
      >
        {''}
      </PageForm>
    </Frame>
  );
};

import { todayIn } from '../../../kernel/calendar-day.ts';
import { languages } from '../../../kernel/language.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type AskedYear, YearError, yearMeant } from '../../../page/asked-year.tsx';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { digestOf } from '../commands/freeze-filing.ts';
import { writeLessons } from '../commands/write-lessons.ts';
import {
  type LessonRow,
  type LessonSheet,
  lessonSheetOf,
  lessonsCheck,
  lessonsOn,
} from '../queries/lesson-sheets.ts';
import { lessonsToFileOf } from '../queries/lessons-to-file.ts';
import { type LastFiled, lastFiled } from '../queries/outcome-filings.ts';
import { mostLessons } from '../rules/lesson-input.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';
import { yearToScore } from '../rules/score-year.ts';
import { LengthCheck } from './lesson-cards.tsx';
import { OutcomeYears } from './outcome-years.tsx';
import { outcomeCrumbs } from './review-subject.ts';
import { SheetFiled } from './sheet-filed.tsx';

type Loaded = {
  outcome: OutcomeChoice;
  year: number;
  meant: AskedYear;
  sheet: LessonSheet | undefined;
  lessons: readonly LessonRow[];
  check: Check;
  last: LastFiled | undefined;
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const filled = loaded.lessons.flatMap(({ title, text }, at) => [
    [`lessons.${at}.title`, title],
    [`lessons.${at}.text`, text],
  ]);
  const language = loaded.sheet?.language ?? page.words.language;
  const seen = view(page, loaded, filledForm({ ...Object.fromEntries(filled), language }));
  return loaded.meant.wrong ? invalid(seen) : html(seen);
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { outcome, year } = loaded;
  const { form, rows } = typedRows(page.form, 'lessons');
  const lessons = rows.map(({ title = '', text = '' }) => ({ title, text }));
  const extra = { outcomeId: outcome.id, year, lessons };
  const submitted = await submit(
    { ...page, form },
    writeLessons,
    { version: wholeNumber, language: text },
    extra,
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  const to = withQuery(paths.outcomeLessons({ id: outcome.id }), { year: String(year) });
  return redirect(to, 'reviews.lessons-written');
};

/** The year before this one where none is named, within the programme. */
const load = async (page: Page): Promise<Loaded> => {
  const { id: institute } = requireInstitute(page);
  requireAllowed(mayWriteLessons(page.actor));
  const id = routeId(page);
  const asked = page.form.texts.year?.[0] ?? page.query.get('year') ?? '';
  return page.read(async (tx) => {
    const outcome = (await outcomeChoices(tx, institute)).find((each) => each.id === id);
    if (!outcome) throw new NotFound();
    const meant = yearMeant(asked, yearToScore(outcome, todayIn()));
    const { year } = meant;
    const sheet = await lessonSheetOf(tx, institute, { outcomeId: id, year });
    const lessons = sheet ? await lessonsOn(tx, institute, sheet.id) : [];
    const { code } = outcome;
    const check = await lessonsCheck(tx, institute, { outcomeId: id, code, year, lessons });
    const last = sheet && (await lastFiled(tx, 'lesson_filings', institute, sheet.id));
    return { outcome, year, meant, sheet, lessons, check, last };
  });
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { outcome, year, sheet, lessons, check } = loaded;
  const title = words.t('reviews.lessons-of', { year: String(year) });
  const crumbs = outcomeCrumbs(page, { ...outcome, outcomeId: outcome.id, outcomeCode: outcome.code });
  return (
    <Frame page={page} title={title} crumbs={crumbs.slice(0, 2)} narrow>
      <YearError words={words} asked={loaded.meant} />
      <PageHead
        title={title}
        kind={outcome.programme}
        quiet={`${outcome.code} ${words.text(outcome.title)}`}
        actions={
          sheet &&
          lessons.length > 0 && (
            <ButtonLink href={paths.fileLessons({ id: sheet.id })}>
              {words.t('reviews.file-lessons')}
            </ButtonLink>
          )
        }
      />
      <p>
        {words.t('reviews.lessons-what')} {words.t('reviews.lesson-text-hint')}
      </p>
      <OutcomeYears
        page={page}
        outcome={outcome}
        year={year}
        href={paths.outcomeLessons({ id: outcome.id })}
      />
      <SheetFiled
        page={page}
        last={loaded.last}
        sha256={sheet && digestOf(lessonsToFileOf(outcome, sheet, lessons)).sha256}
        href={(id) => paths.filedLessonsOne({ id })}
      />
      {lessons.length > 0 && <LengthCheck page={page} check={check} />}
      <PageForm
        page={page}
        state={state}
        hasRows
        version={sheet?.version ?? 0}
        hidden={{ year: String(year) }}
        names={new Map(languages.map((each) => [each, words.t(`page.language-${each}`)]))}
        cancel={paths.outcome({ id: outcome.id })}
      >
        <SelectField
          {...fieldOf(page, state)('language')}
          label={words.t('reviews.lessons-language')}
          options={languages.map((value) => ({ value, label: words.t(`page.language-${value}`) }))}
        />
        <LessonFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};

/** The lessons that are written and some empty ones below; one that is emptied is none. */
function LessonFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const written = Object.keys(state.typed ?? {}).map((name) =>
    Number(/^lessons\.(\d+)\./.exec(name)?.[1] ?? -1),
  );
  const count = Math.min(Math.max(-1, ...written) + 1 + spareRows(state, 2), mostLessons);
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        <FieldGroup name={`lessons.${at}`} label={words.t('reviews.lesson', { no: at + 1 })}>
          <TextField {...field(`lessons.${at}.title`)} label={words.t('reviews.lesson-title')} optional="" />
          <TextArea
            {...field(`lessons.${at}.text`)}
            label={words.t('reviews.lesson-text')}
            hint={words.t('reviews.no-names')}
            optional=""
            rows={5}
          />
        </FieldGroup>
      ))}
    </>
  );
}

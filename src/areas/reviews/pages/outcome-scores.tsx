import { lastDayOfYear, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type AskedYear, YearError, yearMeant } from '../../../page/asked-year.tsx';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { requireAllowed } from '../../../page/require-allowed.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { contributionsOf } from '../../programmes/queries/frameworks.ts';
import { markersOf } from '../../programmes/queries/markers.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { digestOf } from '../commands/freeze-filing.ts';
import { writeScores } from '../commands/write-scores.ts';
import type { AskedBefore, LeftAnswer } from '../queries/left-answers.ts';
import type { LastFiled } from '../queries/outcome-filings.ts';
import type { ReviewFigures } from '../queries/review-figures.ts';
import { figuresOfYear, scoredFigures } from '../queries/score-proposals.ts';
import {
  askedAndAnswered,
  questionsOfYear,
  type ScoreAnswer,
  type ScoreSheet,
  scoreSheetOf,
} from '../queries/score-sheets.ts';
import { toFileOf } from '../queries/scores-to-file.ts';
import { scores } from '../rules/score-input.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import { scoreProposals } from '../rules/score-proposal.ts';
import type { ScoreQuestion } from '../rules/score-questions.ts';
import { isFinalYear, yearToScore } from '../rules/score-year.ts';
import { atItsField } from './at-its-field.ts';
import { ActivityFigures, IndicatorFigures, MoneyFigures } from './figures-view.tsx';
import { OutcomeYears } from './outcome-years.tsx';
import { proposedStory } from './proposal-words.ts';
import { outcomeCrumbs } from './review-subject.ts';
import { askedToTake, ProposalOfFigures, takenOver } from './score-proposal.tsx';
import { scoreEditionHref } from './score-questions.tsx';
import {
  environmentMarkers,
  FrameworkContributions,
  HandOverLink,
  MarkerReasons,
  type ScoresBeside,
} from './scores-beside.tsx';
import { onWhatStands, ScoresConflict } from './scores-conflict.tsx';
import { LeftAnswers, NewerEdition } from './sheet-edition.tsx';
import { SheetFiled } from './sheet-filed.tsx';

type Loaded = {
  outcome: OutcomeChoice;
  year: number;
  meant: AskedYear;
  sheet: ScoreSheet | undefined;
  questions: readonly ScoreQuestion[];
  answers: readonly ScoreAnswer[];
  figures: ReviewFigures;
  beside: ScoresBeside;
  last: LastFiled | undefined;
  newer: number | null;
  left: readonly LeftAnswer[];
  askedBefore: readonly AskedBefore[];
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const filled = loaded.answers.flatMap(({ question, score, story }) => [
    [`scores.${question}`, score ?? undefined],
    [`stories.${question}`, story],
  ]);
  const seen = view(page, loaded, filledForm(Object.fromEntries(filled)));
  return loaded.meant.wrong ? invalid(seen) : html(seen);
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { outcome, year } = loaded;
  const taken = filledIn(page, loaded);
  if (taken) return html(view(page, loaded, taken));
  const readers = { scores: given(loaded.questions), version: wholeNumber };
  const submitted = await submit(page, writeScores, readers, { outcomeId: outcome.id, year });
  if (!submitted.done) {
    const names: Record<string, string> = { score: 'scores', story: 'stories' };
    const state = atItsField(submitted.state, 'scores', (place, part) => {
      const code = loaded.questions[place]?.code;
      return code && names[part] && `${names[part]}.${code}`;
    });
    return invalid(view(page, loaded, state));
  }
  return redirect(
    withQuery(paths.outcomeScores({ id: outcome.id }), { year: String(year) }),
    'reviews.scores-written',
  );
};

/** The form with what one proposal says where nothing was typed; undefined where none was asked for. Nothing is saved. */
const filledIn = (page: Page, { questions, figures, year }: Loaded): FormState | undefined => {
  const asked = askedToTake(page);
  if (asked === undefined) return undefined;
  const scored = scoredFigures(figures, year);
  const proposal = scoreProposals(questions, scored).find(({ question }) => question === asked);
  const { texts } = page.form;
  const typed = proposal ? takenOver(texts, proposal, proposedStory(page.words, proposal, scored)) : texts;
  return { ...freshForm(), typed, isFilledIn: true };
};

/** A letter and a story a question, typed as `scores.<question>` and `stories.<question>`. */
const given =
  (questions: readonly ScoreQuestion[]): Reader<{ question: string; score?: string; story?: string }[]> =>
  (typed) => ({
    value: questions.map(({ code }) => {
      const score = typed[`scores.${code}`]?.[0];
      const story = typed[`stories.${code}`]?.[0]?.trim();
      return { question: code, ...(score ? { score } : {}), ...(story ? { story } : {}) };
    }),
  });

/** The year before this one where none is named, within the programme. */
const load = async (page: Page): Promise<Loaded> => {
  const { id: institute } = requireInstitute(page);
  requireAllowed(mayWriteScores(page.actor));
  const id = routeId(page);
  const asked = page.form.texts.year?.[0] ?? page.query.get('year') ?? '';
  return page.read(async (tx) => {
    const outcome = (await outcomeChoices(tx, institute)).find((each) => each.id === id);
    if (!outcome) throw new NotFound();
    const meant = yearMeant(asked, yearToScore(outcome, todayIn()));
    const { year } = meant;
    const sheet = await scoreSheetOf(tx, institute, { outcomeId: id, year });
    const sides = sheet
      ? await askedAndAnswered(tx, institute, sheet)
      : { questions: await questionsOfYear(tx, institute, year), ...nothingWritten };
    return {
      outcome,
      year,
      meant,
      sheet,
      ...sides,
      figures: await figuresOfYear(tx, institute, { ...outcome, year }),
      beside: {
        markers: await markersOf(tx, institute, outcome.programmeId),
        contributions: await contributionsOf(tx, institute, outcome.programmeId),
      },
    };
  });
};

const nothingWritten = { answers: [], last: undefined, newer: null, left: [], askedBefore: [] };

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { outcome, year, sheet, questions } = loaded;
  const title = words.t('reviews.scores-of', { year: String(year) });
  const crumbs = outcomeCrumbs(page, { ...outcome, outcomeId: outcome.id, outcomeCode: outcome.code });
  const field = fieldOf(page, state);
  const isFinal = isFinalYear(outcome, year);
  const scored = scoredFigures(loaded.figures, year);
  const proposals = scoreProposals(questions, scored);
  const asked = questions.map((each) => ({
    ...each,
    asked: words.text(isFinal ? each.finalText : each.text),
  }));
  // Who still had the questionnaire of before open is told what was typed there.
  const gone = loaded.askedBefore
    .filter(({ code }) => !questions.some((each) => each.code === code))
    .map((each) => ({ code: each.code, asked: words.text(isFinal ? each.finalText : each.text) }));
  return (
    <Frame page={page} title={title} crumbs={crumbs.slice(0, 2)}>
      <YearError words={words} asked={loaded.meant} />
      <PageHead
        title={title}
        kind={outcome.programme}
        quiet={`${outcome.code} ${words.text(outcome.title)}`}
        actions={
          sheet && (
            <ButtonLink href={paths.fileScores({ id: sheet.id })}>
              {words.t('reviews.file-scores')}
            </ButtonLink>
          )
        }
      />
      <p>{words.t('reviews.scores-what')}</p>
      <p class="quiet">{words.t('reviews.scores-figures', { year: String(year) })}</p>
      <OutcomeYears
        page={page}
        outcome={outcome}
        year={year}
        href={paths.outcomeScores({ id: outcome.id })}
      />
      <SheetFiled
        page={page}
        last={loaded.last}
        sha256={digestOf(toFileOf(outcome, year, loaded).content).sha256}
        href={(id) => paths.filedScoresOne({ id })}
      />
      {sheet && loaded.newer && !loaded.last && (
        <NewerEdition page={page} sheetId={sheet.id} edition={loaded.newer} />
      )}
      {state.conflict && <ScoresConflict page={page} state={state} questions={[...asked, ...gone]} />}
      <PageForm
        page={page}
        state={onWhatStands(state)}
        version={sheet?.version ?? 0}
        hidden={{ year: String(year) }}
        cancel={paths.outcome({ id: outcome.id })}
        wide
      >
        {asked.map(({ code, criterion, asked: question, toldAtEnd }, at) => (
          <Card>
            {questions[at - 1]?.criterion !== criterion && (
              <>
                <h2>{words.t(`reviews.criterion-${criterion}`)}</h2>
                <Beside page={page} loaded={loaded} criterion={criterion} />
              </>
            )}
            <RadioField
              {...field(`scores.${code}`)}
              label={question}
              optional=""
              value={state.typed?.[`scores.${code}`]?.[0] ?? ''}
              options={[
                ...scores.map((value) => ({ value, label: words.t(`reviews.score-${value}`) })),
                { value: '', label: words.t('reviews.score-none') },
              ]}
            />
            {proposals.flatMap((proposal) =>
              proposal.question === code ? (
                <ProposalOfFigures page={page} outcome={outcome} proposal={proposal} figures={scored} />
              ) : (
                []
              ),
            )}
            <TextArea
              {...field(`stories.${code}`)}
              label={words.t('reviews.score-story')}
              hint={words.t('reviews.no-names')}
              optional={words.t(isFinal && toldAtEnd ? 'reviews.story-always' : 'reviews.story-when')}
              rows={3}
            />
          </Card>
        ))}
      </PageForm>
      <LeftAnswers page={page} isFinal={isFinal} left={loaded.left} />
      <p>
        <a href={scoreEditionHref(sheet?.edition)}>{words.t('reviews.score-questions')}</a>
      </p>
      {sheet && (
        <p>
          <a href={paths.history({ kind: 'score_sheet', id: sheet.id })}>{words.t('reviews.history')}</a>
        </p>
      )}
    </Frame>
  );
};

type BesideProps = { page: Page; loaded: Loaded; criterion: string };

/** The live figures that a criterion is judged by, each with its link. */
function Beside({ page, loaded, criterion }: BesideProps) {
  const { words } = page;
  const { outcome, year, figures, beside } = loaded;
  const review = { outcomeId: outcome.id, programmeId: outcome.programmeId };
  if (criterion === 'effectiveness')
    return (
      <IndicatorFigures
        page={page}
        rows={figures.indicators}
        scope={{ from: outcome.fromOn, until: lastDayOfYear(year) }}
      />
    );
  if (criterion === 'efficiency')
    return <MoneyFigures page={page} review={review} figures={figures} year={year} />;
  if (criterion === 'gender')
    return (
      <>
        <ActivityFigures page={page} review={review} rows={figures.activities} year={year} />
        <MarkerReasons page={page} review={review} rows={beside.markers} codes={['1']} />
      </>
    );
  if (criterion === 'environment')
    return <MarkerReasons page={page} review={review} rows={beside.markers} codes={environmentMarkers} />;
  if (criterion === 'framework')
    return <FrameworkContributions page={page} review={review} rows={beside.contributions} year={year} />;
  if (criterion === 'sustainability') return <HandOverLink page={page} />;
  if (criterion === 'relevance')
    return (
      <p>
        <a href={withQuery(paths.reviews(), { outcome: outcome.id })}>{words.t('reviews.list')}</a>
      </p>
    );
  return null;
}

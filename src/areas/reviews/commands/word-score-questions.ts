import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { scoreQuestions } from '../queries/score-sheets.ts';
import { nextQuestions, type WordedQuestion, wordScoreQuestionsInput } from '../rules/score-edition-input.ts';
import { mayWordScoreQuestions } from '../rules/score-permissions.ts';
import { keepScoreEdition, newestEditionKept } from './keep-score-edition.ts';

/** Another edition of the questionnaire, for sheets begun from now on; what was drafted or filed keeps its own. */
export const wordScoreQuestions = defineCommand({
  name: 'word-score-questions',
  version: 1,
  input: wordScoreQuestionsInput,
  may: mayWordScoreQuestions,
  run: async (writing, { version, fromYear, questions }) => {
    const { tx, chain } = writing;
    const newest = await newestEditionKept(writing);
    const before = await scoreQuestions(tx, chain, newest.edition);
    if (newest.edition !== version)
      return conflict(
        newest.edition,
        Object.fromEntries([['fromYear', newest.fromYear], ...before.map(({ code, text }) => [code, text])]),
      );
    const next = nextQuestions(before, questions);
    if (newest.fromYear === fromYear && asked(before) === asked(next))
      return refuse({ key: 'reviews.questions-unchanged' });
    const edition = newest.edition + 1;
    await keepScoreEdition(writing, { edition, fromYear }, next);
    return done(
      { edition },
      {
        subject: { kind: 'score_questions', id: null },
        before: { fromYear: newest.fromYear, questions: before.map(({ text }) => text) },
        after: { edition, fromYear, questions: next.map(({ text }) => text) },
      },
    );
  },
});

const asked = (questions: readonly WordedQuestion[]): string =>
  canonicalJson(questions.map(({ position: _, ...question }) => question));

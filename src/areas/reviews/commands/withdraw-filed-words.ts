import { defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { lessonSheetById } from '../queries/lesson-sheets.ts';
import { lessonsToFile } from '../queries/lessons-to-file.ts';
import { outcomeFiling, tableOf } from '../queries/outcome-filings.ts';
import { scoreSheetById } from '../queries/score-sheets.ts';
import { scoresToFile } from '../queries/scores-to-file.ts';
import { withdrawFiledWordsInput } from '../rules/filed-words-input.ts';
import { mayWithdrawFiledWords } from '../rules/filed-words-permissions.ts';
import { digestOf } from './freeze-filing.ts';

/**
 * Takes the words of filed scores or lessons away for good, for whoever reads filings. Day and digest stay. The sheet is
 * corrected first: what it says would be filed again.
 */
export const withdrawFiledWords = defineCommand({
  name: 'withdraw-filed-words',
  version: 1,
  input: withdrawFiledWordsInput,
  may: mayWithdrawFiledWords,
  run: async (writing, { filed, filingId, reason }) => {
    const { tx, chain, actor, entryNo } = writing;
    const table = tableOf[filed];
    const filing = await outcomeFiling<unknown>(tx, table, [chain], filingId);
    if (!filing) throw new NotFound();
    const { sheetId, filedOn, sha256 } = filing;
    if (filing.withdrawn) return refuse({ key: 'reviews.words-are-withdrawn' });
    if ((await digestOfSheet(writing, { filed, sheetId })) === sha256)
      return refuse({ key: 'reviews.sheet-still-says-it' });
    await tx
      .updateTable(table)
      .set({
        content: null,
        withdrawn_on: todayIn(),
        withdrawn_by_name: actor.name,
        withdrawn_why: reason,
        withdrawn_no: entryNo,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', filingId)
      .execute();
    const kind = filed === 'scores' ? 'score_sheet' : 'lesson_sheet';
    return done({ id: filingId }, { subject: { kind, id: sheetId }, after: { filedOn, sha256, reason } });
  },
});

const digestOfSheet = async (
  { tx, chain }: Writing,
  { filed, sheetId }: { filed: 'scores' | 'lessons'; sheetId: string },
): Promise<string | undefined> => {
  if (filed === 'lessons') {
    const sheet = await lessonSheetById(tx, chain, sheetId);
    const content = sheet && (await lessonsToFile(tx, chain, sheet));
    return content && digestOf(content).sha256;
  }
  const sheet = await scoreSheetById(tx, chain, sheetId);
  const toFile = sheet && (await scoresToFile(tx, chain, sheet));
  return toFile && digestOf(toFile.content).sha256;
};

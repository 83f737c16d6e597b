import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import type { Option } from '../../../ui/option.ts';
import type { Tone } from '../../../ui/tone.ts';
import { type RoundRow, round, type SheetRow, sheetsSeen } from '../queries/assessments.ts';
import { partnership } from '../queries/partnerships.ts';
import { mayReadRounds } from '../rules/assessment-permissions.ts';
import { isOpen, maySeeAnswers } from '../rules/assessment-visibility.ts';
import { marks } from '../rules/questionnaire.ts';

/** The partnership in the address, for those who may know of its rounds; for anyone else the page does not exist. */
export const partnerOfRounds = async (page: Page) => {
  const { institute } = page.actor;
  const id = page.params.id ?? '';
  if (!institute || mayReadRounds(page.actor, { partnershipId: id }) !== true) throw new NotFound();
  const found = await page.read((tx) => partnership(tx, institute.id, id));
  if (!found) throw new NotFound();
  return { instituteId: institute.id, partner: found };
};

/** The round in the address, under the same condition. */
export const addressedRound = async (page: Page): Promise<{ instituteId: string; row: RoundRow }> => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  const row = await page.read((tx) => round(tx, institute.id, page.params.id ?? ''));
  if (!row || mayReadRounds(page.actor, row) !== true) throw new NotFound();
  return { instituteId: institute.id, row };
};

/** Sheets that this person may see: the row policy and the permission must both let them through. */
export const sheetsFor = async (
  page: Page,
  instituteId: string,
  rounds: readonly RoundRow[],
): Promise<SheetRow[]> => {
  const found = await page.read((tx) =>
    sheetsSeen(
      tx,
      instituteId,
      rounds.map(({ id }) => id),
    ),
  );
  return found.filter(({ roundId, side }) => {
    const of = rounds.find(({ id }) => id === roundId);
    return of !== undefined && maySeeAnswers(page.actor, of, side);
  });
};

export const roundDay = (words: Words, { heldOn, openedOn }: RoundRow): string =>
  words.day(heldOn ?? openedOn);

/** Who sees the answers of a round, in two words. */
export const visibilityTag = (words: Words, row: RoundRow): { tone: Tone; label: string } => {
  if (isOpen(row))
    return {
      tone: 'info',
      label: words.t(row.kind === 'tuoc' ? 'partners.seen-by-institute' : 'partners.seen-by-both'),
    };
  return {
    tone: 'quiet',
    label: words.t(row.kind === 'tuoc' ? 'partners.seen-by-partner' : 'partners.seen-by-each'),
  };
};

export const markOptions = (words: Words): Option[] =>
  marks.map((mark) => ({ value: String(mark), label: words.say(`partners.mark-${mark}`) }));

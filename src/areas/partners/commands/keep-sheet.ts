import { conflict, type Refused, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { type RoundRow, round, sheetsSeen } from '../queries/assessments.ts';
import { askedIn } from '../queries/questionnaires.ts';
import type { SheetAnswers } from '../rules/assessment-input.ts';
import { mayKeepSheet, type Side, sideOf } from '../rules/assessment-permissions.ts';
import { strangeFactors, strangeMarks } from '../rules/assessment-profile.ts';
import type { Asked } from '../rules/questionnaire.ts';

export type KeptSheet = { round: RoundRow; side: Side; asked: Asked };

/** The round that whoever writes stands in, and on which side. @throws NotFound, NotAllowed. */
export const ownSide = async (
  { tx, chain, actor }: Writing,
  roundId: string,
): Promise<Omit<KeptSheet, 'asked'>> => {
  const found = await round(tx, chain, roundId);
  if (!found) throw new NotFound();
  const allowed = mayKeepSheet(actor, found);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { round: found, side: sideOf(actor, found) };
};

/** Writes the sheet of one's own side: a step of saving and of filing. A filed sheet no longer changes. */
export const keepSheet = async (
  writing: Writing,
  { roundId, version, answers }: { roundId: string; version?: number | undefined; answers: SheetAnswers },
): Promise<KeptSheet | Refused> => {
  const { tx, chain, entryNo } = writing;
  const { round: found, side } = await ownSide(writing, roundId);
  if (found.withdrawal) return refuse({ key: 'partners.round-is-withdrawn' });
  if (found.filed.includes(side)) return refuse({ key: 'partners.sheet-filed-already' });
  const asked = await askedIn(tx, chain, found.kind, found.edition);
  const [strange] = strangeMarks(asked.groups, answers.marks);
  if (strange) return refuseFields({ [`answers.marks.${strange}`]: [{ key: 'problem.not-in-list' }] });
  const [unasked] = strangeFactors(asked, answers);
  if (unasked)
    return refuseFields({ [`answers.factors.${unasked}.effect`]: [{ key: 'problem.not-in-list' }] });
  const draft = (await sheetsSeen(tx, chain, [roundId])).find((sheet) => sheet.side === side);
  if ((draft?.version ?? 0) !== (version ?? 0)) return conflict(draft?.version ?? 0, {});
  const key = { institute_id: chain, round_id: roundId, side };
  const written = { answers: JSON.stringify(answers), version: (version ?? 0) + 1, entry_no: entryNo };
  await tx
    .insertInto('assessment_sheets')
    .values({ ...key, partnership_id: found.partnershipId, ...written })
    .onConflict((clash) => clash.columns(['institute_id', 'round_id', 'side']).doUpdateSet(written))
    .execute();
  return { round: found, side, asked };
};

import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { followUpById, followUpInPlaceOf, riskById } from '../queries/risks.ts';
import { statementsOf } from '../queries/theories.ts';
import { programmeCrumbs } from './programme-crumbs.ts';

/** A programme with what its risks can hang on. */
export const riskPlaces = async (tx: Tx, instituteId: string, id: string) => {
  const programme = await programmeById(tx, instituteId, id);
  if (!programme) return undefined;
  return {
    programme,
    outcomes: await outcomesOf(tx, instituteId, id),
    statements: await statementsOf(tx, instituteId, id),
  };
};

/** The risk with its programme; undefined where there is none that the actor may see. */
export const riskSubject = async (tx: Tx, instituteId: string, id: string) => {
  const risk = await riskById(tx, instituteId, id);
  const programme = risk && (await programmeById(tx, instituteId, risk.programmeId));
  return risk && programme && { risk, programme };
};

/**
 * A follow-up with its risk. What was replaced is not opened any more; what was typed before it was replaced is shown
 * beside what stands.
 */
export const followUpSubject = async (tx: Tx, instituteId: string, id: string, { form }: Page) => {
  const find = form.texts.version ? followUpInPlaceOf : followUpById;
  const followUp = await find(tx, instituteId, id);
  const subject = followUp && (await riskSubject(tx, instituteId, followUp.riskId));
  return followUp && subject && { followUp, ...subject };
};

/** From the list of programmes to the risks of one. */
export const riskCrumbs = (page: Page, programme: Pick<ProgrammeRow, 'id' | 'reference'>): readonly Link[] =>
  programmeCrumbs(page, programme, {
    label: page.words.t('programmes.risks'),
    href: paths.programmeRisks({ id: programme.id }),
  });

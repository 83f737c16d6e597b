import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { assumptionFollowUp } from '../queries/assumptions.ts';
import { statementSubject } from './statement-subject.ts';
import { theoryCrumbs } from './theory-crumbs.ts';

/** An assumption with its programme; undefined where there is none that the actor may see. */
export const assumptionSubject = async (tx: Tx, instituteId: string, id: string) => {
  const subject = await statementSubject(tx, instituteId, id);
  return subject?.statement.kind === 'assumption' ? subject : undefined;
};

/**
 * A follow-up with its assumption. What was replaced is not opened any more; what was typed before it was replaced is shown
 * beside what stands.
 */
export const assumptionFollowUpSubject = async (tx: Tx, instituteId: string, id: string, { form }: Page) => {
  const followUp = await assumptionFollowUp(tx, instituteId, id);
  if (!followUp || (!form.texts.version && followUp.id !== id)) return undefined;
  const subject = await assumptionSubject(tx, instituteId, followUp.statementId);
  return subject && { followUp, ...subject };
};

/** From the list of programmes to one assumption of a theory of change. */
export const assumptionCrumbs = (
  page: Page,
  { programme, statement }: { programme: { id: string; reference: string }; statement: { id: string } },
): readonly Link[] => [
  ...theoryCrumbs(page, programme),
  {
    label: page.words.t('programmes.theory-kind-assumption'),
    href: paths.assumption({ id: statement.id }),
  },
];

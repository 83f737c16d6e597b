import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import type { RevenueChoices } from './revenue-fields.tsx';

type Loaded = { programme: ProgrammeRow; choices: RevenueChoices };

/** A programme and what the form of a revenue offers. @throws NotAllowed, NotFound */
export const revenueChoices = async (page: Page, programmeId: string): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayRecordExpense(page.actor, { partnershipId: page.actor.partnerships[0] });
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, programmeId);
    if (!programme) throw new NotFound();
    const choices = {
      currency: programme.currency,
      outcomes: await outcomesOf(tx, institute, programme.id),
      partners: await partnerChoices(tx, institute),
    };
    return { programme, choices };
  });
};

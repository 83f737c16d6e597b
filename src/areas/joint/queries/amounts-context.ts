import type { Tx } from '../../../db/transaction.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import type { AmountsContext } from '../rules/organisation-cells.ts';
import { coApplicants, type JointProgramme, jointOutcomes } from './joint-programmes.ts';

/** What amounts of organisations in a joint programme can name. */
export const amountsContext = async (tx: Tx, joint: JointProgramme): Promise<AmountsContext> => ({
  currency: joint.currency,
  years: { from: yearOf(joint.fromOn), until: yearOf(joint.untilOn) },
  outcomes: (await jointOutcomes(tx, joint)).map(({ code }) => code),
  organisations: (await coApplicants(tx, joint)).filter(({ tenantId }) => tenantId === null),
});

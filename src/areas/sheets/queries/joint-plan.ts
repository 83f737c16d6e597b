import type { Tx } from '../../../db/transaction.ts';
import { amountsContext } from '../../joint/queries/amounts-context.ts';
import { type JointProgramme, jointOfProgramme } from '../../joint/queries/joint-programmes.ts';
import { organisationAmounts } from '../../joint/queries/organisation-amounts.ts';
import type { RowProblem } from '../rules/match-expenses.ts';
import { type MatchedJoint, matchJoint } from '../rules/match-joint.ts';
import type { JointSheetRow } from '../rules/sheet-input.ts';

type Planned = { matched: MatchedJoint[]; problems: RowProblem[] };

/** The joint programme that an institute leads and a programme is its part of; undefined where there is none. */
export const ledJointOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<JointProgramme | undefined> => {
  const joint = await jointOfProgramme(tx, instituteId, programmeId);
  return joint?.leadId === instituteId ? joint : undefined;
};

/** What the rows would come to beside what the lead entered; the preview and the import both ask this. */
export const planJointSheet = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  rows: readonly JointSheetRow[],
): Promise<Planned> => {
  const joint = await ledJointOf(tx, instituteId, programmeId);
  if (!joint) {
    const row = rows[0]?.row ?? 1;
    return { matched: [], problems: [{ row, column: 'organisation', problem: { key: 'joint.leads-none' } }] };
  }
  return matchJoint(rows, {
    context: await amountsContext(tx, joint),
    standing: await organisationAmounts(tx, joint),
  });
};

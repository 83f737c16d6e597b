import type { Tx } from '../../../db/transaction.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import {
  type CoApplicant,
  coApplicants,
  type JointProgramme,
  jointProgramme,
} from '../queries/joint-programmes.ts';
import { mayReadJoint } from '../rules/joint-permissions.ts';

/** The institute of who may read joint programmes. @throws NotAllowed for a partner or an auditor. */
export const jointReader = (page: Page): string => {
  const institute = instituteOf(page);
  const allowed = mayReadJoint(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return institute;
};

/** The joint programme in the address. @throws NotFound where the institute is not in it. */
export const seenJoint = async (page: Page, tx: Tx): Promise<JointProgramme> => {
  const joint = await jointProgramme(tx, jointReader(page), idOf(page));
  if (!joint) throw new NotFound();
  return joint;
};

/** The same with the co-applicant in the address. @throws NotFound where it has none of that id. */
export const seenMember = async (
  page: Page,
  tx: Tx,
): Promise<{ joint: JointProgramme; member: CoApplicant }> => {
  const joint = await seenJoint(page, tx);
  const member = (await coApplicants(tx, joint)).find(({ id }) => id === page.params.member);
  if (!member) throw new NotFound();
  return { joint, member };
};

/** @throws NotFound for who is not the lead, to whom it is no page at all. */
export const onlyLead = (page: Page, joint: JointProgramme): void => {
  if (joint.leadId !== instituteOf(page)) throw new NotFound();
};

export const jointCrumbs = ({ words }: Page, { id, reference }: JointProgramme): Link[] => [
  { label: words.t('joint.joint-programmes'), href: paths.jointProgrammes() },
  { label: reference, href: paths.jointProgramme({ id }) },
];

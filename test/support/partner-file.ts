import { recordPartnerContribution } from '../../src/areas/finance/commands/record-partner-contribution.ts';
import { recordPartnerDecision } from '../../src/areas/finance/commands/record-partner-decision.ts';
import { addHandOverItem } from '../../src/areas/partners/commands/add-hand-over-item.ts';
import { openHandOverPlan } from '../../src/areas/partners/commands/open-hand-over-plan.ts';
import { recordMemberCount } from '../../src/areas/partners/commands/record-member-count.ts';
import type { Command } from '../../src/command/command.ts';
import { newId } from '../../src/kernel/id.ts';

type Filing = {
  perform: <I, V>(command: Command<I, V>, input: unknown) => Promise<V>;
  tag: string;
  partnershipId: string;
};

/** What is kept of a partner beside its screening. */
export const keepFile = async ({ perform, tag, partnershipId }: Filing) => {
  const [memberCountId, handOverPlanId, handOverItemId, partnerDecisionId, contributionId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const source = `Minutes of ${tag}`;
  await perform(recordMemberCount, {
    id: memberCountId,
    partnershipId,
    onDay: '2023-12-31',
    members: 5_000,
    method: 'count',
    confidence: 'high',
    source,
  });
  const plan = { partnershipId, title: `Hand-over of ${tag}`, handOverOn: '2099-12-31' };
  await perform(openHandOverPlan, { ...plan, id: handOverPlanId });
  await perform(addHandOverItem, {
    id: handOverItemId,
    planId: handOverPlanId,
    what: `Trainers of ${tag}`,
    takenOverBy: 'education department',
    dueOn: '2099-06-30',
  });
  await perform(recordPartnerDecision, {
    id: partnerDecisionId,
    partnershipId,
    about: 'hand_over_plan',
    aboutId: handOverPlanId,
    aboutText: plan.title,
    verdict: 'approved',
    organ: 'congress',
    decidedOn: '2024-02-01',
    source,
  });
  await perform(recordPartnerContribution, {
    id: contributionId,
    partnershipId,
    year: 2015,
    form: 'in_kind',
    what: `Rooms of ${tag}`,
    amount: { minor: 50_000, currency: 'EUR' },
    source,
  });
  return { memberCountId, handOverPlanId, handOverItemId, partnerDecisionId, contributionId };
};

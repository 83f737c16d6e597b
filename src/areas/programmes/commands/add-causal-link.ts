import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomesOf } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { causalLinksOf, outputsOfProgramme, statementsOf } from '../queries/theories.ts';
import { closesCircle } from '../rules/causal-circle.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { addCausalLinkInput } from '../rules/theory-input.ts';

/** A cause that the chain does not show by itself: an output that serves another outcome, an outcome before another. */
export const addCausalLink = defineCommand({
  name: 'add-causal-link',
  version: 1,
  input: addCausalLinkInput,
  constraints: { causal_link_said_once: { fields: { to: [{ key: 'programmes.theory-link-said' }] } } },
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { programmeId, from, to, reason = {}, ...rest }) => {
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    const outputs = await outputsOfProgramme(tx, chain, programmeId);
    const known = {
      outcome: await outcomesOf(tx, chain, programmeId),
      output: outputs,
      impact: (await statementsOf(tx, chain, programmeId)).filter(({ kind }) => kind === 'impact'),
    };
    for (const [field, end] of [['from', from] as const, ['to', to] as const])
      if (!known[end.kind].some(({ id }) => id === end.id))
        return refuseFields({ [field]: [{ key: 'problem.not-known-here' }] });
    const parent = outputs.find(({ id }) => id === from.id)?.outcomeId;
    const isDrawn = to.id === parent || (from.kind === 'outcome' && to.kind === 'impact');
    if (isDrawn) return refuseFields({ to: [{ key: 'programmes.theory-link-drawn' }] });
    if (outputs.some((each) => each.id === to.id && each.outcomeId === from.id))
      return refuseFields({ to: [{ key: 'programmes.theory-link-against' }] });
    const links = await causalLinksOf(tx, chain, programmeId);
    const arrows = [
      ...links.map((link) => ({ from: link.from.id, to: link.to.id })),
      ...outputs.map((output) => ({ from: output.id, to: output.outcomeId })),
    ];
    if (closesCircle(arrows, { from: from.id, to: to.id }))
      return refuseFields({ to: [{ key: 'programmes.theory-link-circle' }] });
    const id = rest.id ?? newId();
    await tx
      .insertInto('causal_links')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        from_outcome_id: from.kind === 'outcome' ? from.id : null,
        from_output_id: from.kind === 'output' ? from.id : null,
        to_outcome_id: to.kind === 'outcome' ? to.id : null,
        to_output_id: to.kind === 'output' ? to.id : null,
        to_statement_id: to.kind === 'impact' ? to.id : null,
        reason: JSON.stringify(reason),
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { linkId: id, fromId: from.id, toId: to.id, reason },
      },
    );
  },
});

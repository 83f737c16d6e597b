import { erasePayload } from '../command/erase-payload.ts';
import { perform } from '../command/perform.ts';
import { newId } from '../kernel/id.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UnknownReference, UsageError, type Verb } from './verb.ts';

const options = {
  institute: { type: 'string' },
  no: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const eraseAuditVerb: Verb = {
  name: 'audit erase',
  summary:
    'Empties what one entry of the trail said (a person’s right); the trail still verifies and names it',
  usage: 'audit erase --institute CODE --no NUMBER --reason TEXT [--json]',
  run: async (call) => {
    const { values } = parseArgs({ args: call.args, options });
    const { institute, no, reason, json } = values;
    if (!institute || !no || !reason)
      throw new UsageError('It takes an institute, an entry’s number and a reason');
    return inOffice(call.config, async ({ db }) => {
      const actor = await actingFor(db, institute);
      const erased = await perform(db, actor, erasePayload, newId(), { no: Number(no), reason });
      if (!erased.done) {
        if (erased.problem?.key === 'problem.not-known-here')
          throw new UnknownReference(`There is no entry «${no}» in ${institute}`);
        return sayRefusal(call, erased);
      }
      call.out(json ? JSON.stringify(erased.value) : `What entry ${no} said is erased`);
      return 0;
    });
  },
};

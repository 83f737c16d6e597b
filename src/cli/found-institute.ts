import { foundInstitute } from '../areas/people/commands/found-institute.ts';
import { foundingActor, systemActorOf } from '../areas/people/queries/system-actors.ts';
import { perform } from '../command/perform.ts';
import { newId } from '../kernel/id.ts';
import { isLanguage } from '../kernel/language.ts';
import { adoptWholeRulebook } from './adopt-rulebook.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UsageError, type Verb } from './verb.ts';

const options = {
  name: { type: 'string' },
  language: { type: 'string', default: 'fr' },
  'organisation-ref': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const foundInstituteVerb: Verb = {
  name: 'institute found',
  summary: 'Founds an institute: a tenant with its own audit trail and rulebook',
  usage: 'institute found CODE --name NAME [--language fr] [--organisation-ref BE-BCE_KBO-...] [--json]',
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [code, ...more] = positionals;
    if (!code || more.length > 0 || !values.name) throw new UsageError('It takes one code and a name');
    if (!isLanguage(values.language)) throw new UsageError('The language is fr, nl, en, es or pt');
    const input = {
      id: newId(),
      systemMembershipId: newId(),
      code,
      name: { [values.language]: { text: values.name, source: true } },
      organisationRef: values['organisation-ref'],
    };
    return inOffice(call.config, async ({ db }) => {
      if (await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code))) {
        call.err(`There is an institute «${code}» already`);
        return 1;
      }
      const founded = await perform(db, foundingActor(input.id), foundInstitute, newId(), input);
      if (!founded.done) return sayRefusal(call, founded, { code: 'CODE' });
      const adopted = await adoptWholeRulebook(db, await actingFor(db, code));
      if (!adopted.done) return sayRefusal(call, adopted);
      call.out(values.json ? JSON.stringify(founded.value) : `The institute ${code} is founded`);
      return 0;
    });
  },
};

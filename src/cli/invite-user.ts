import { invitePerson } from '../areas/people/commands/invite-person.ts';
import { prepareInvitation } from '../areas/people/queries/invitations.ts';
import { foundingActor } from '../areas/people/queries/system-actors.ts';
import { perform } from '../command/perform.ts';
import { newId } from '../kernel/id.ts';
import { paths } from '../paths.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UsageError, type Verb } from './verb.ts';

const options = {
  institute: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  language: { type: 'string', default: 'fr' },
  partnership: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  outcome: { type: 'string', multiple: true },
  year: { type: 'string', multiple: true },
  item: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

const optionOf = {
  partnershipId: '--partnership',
  scopeOutcomes: '--outcome',
  scopeYears: '--year',
  scopeItems: '--item',
};

export const inviteUserVerb: Verb = {
  name: 'user invite',
  summary: 'Invites a person to a role and prints the one-time link that sets the first password',
  usage: `user invite EMAIL --institute CODE --name NAME --role ROLE [--language fr] [--partnership ID]
         [--from DAY] [--until DAY] [--outcome ID ...] [--year YEAR ...] [--item ITEM ...] [--json]
       (roles: programme_officer, finance_officer, director, administrator, partner_coordinator,
        partner_treasurer, auditor, and donor_officer, who belongs to no institute)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [email, ...more] = positionals;
    const isDonor = values.role === 'donor_officer';
    if (!email || more.length > 0 || !values.name || !values.role)
      throw new UsageError('It takes one e-mail address, a name and a role');
    if (!values.institute && !isDonor) throw new UsageError('Which institute? --institute CODE');
    return inOffice(call.config, async ({ db }) => {
      const actor = isDonor ? foundingActor(newId()) : await actingFor(db, values.institute ?? '');
      const { token, ...prepared } = await prepareInvitation(db, email);
      const invited = await perform(db, actor, invitePerson, newId(), {
        ...prepared,
        email,
        name: values.name,
        language: values.language,
        role: values.role,
        partnershipId: values.partnership,
        from: values.from,
        until: values.until,
        scopeOutcomes: values.outcome ?? [],
        scopeYears: (values.year ?? []).map(Number),
        scopeItems: values.item ?? [],
      });
      if (!invited.done) return sayRefusal(call, invited, { ...optionOf, email: 'EMAIL' });
      const link = token && `${call.config.publicUrl}${paths.oneTimeLink({ token })}`;
      call.out(
        values.json
          ? JSON.stringify({ ...invited.value, link })
          : (link ?? `${email} has an account already; the new role is in the menu at the next sign-in`),
      );
      return 0;
    });
  },
};

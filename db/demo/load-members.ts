import { recordMemberCount } from '../../src/areas/partners/commands/record-member-count.ts';
import { drawsFor, storyId } from './draws.ts';
import { worksOn } from './parties.ts';
import { enteringFor, type Telling, tell } from './telling.ts';

const days = ['2019-12-31', '2021-12-31', '2022-12-31', '2023-12-31', '2024-12-31', '2025-12-31'] as const;

/** Members of every union at the end of a year: two of them jump, one with its reason and one without. */
export const tellMembers = async (telling: Telling): Promise<void> => {
  const unions = telling.parties.filter(({ members }) => members > 0);
  for (const [at, party] of unions.entries()) {
    const draws = drawsFor(telling.story.code, 'members', party.key);
    const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
    let members = Math.round(party.members * 0.94);
    for (const day of days.filter((each) => each <= telling.today && worksOn(party, each))) {
      const jumps = day === '2023-12-31' && (at === 1 || at === 2);
      members = Math.round(jumps ? members * 1.6 : draws.about(members * 1.03, 4));
      const women = Math.round(members * 0.32);
      const informal = Math.round(members * 0.4);
      await tell(telling, actor, recordMemberCount, [party.key, day], {
        id: storyId(telling.story.code, 'members', party.key, day),
        partnershipId: party.partnershipId,
        onDay: day,
        members,
        women,
        men: members - women,
        youth: Math.round(members * 0.18),
        formal: members - informal,
        informal,
        duesPaying: 45 + draws.between(0, 20),
        method: day < '2022-01-01' ? 'estimate' : 'dues_register',
        confidence: day < '2022-01-01' ? 'low' : 'medium',
        source: reports[party.tongue],
        ...(jumps && at === 1 ? { jumpReason: reasons[party.tongue] } : {}),
        ...(isStaff ? { onBehalf: { source: reports[party.tongue] } } : {}),
      });
    }
  }
};

const reports = {
  fr: 'Rapport annuel au conseil',
  en: 'Annual report to the council',
  es: 'Informe anual al consejo',
} as const;

const reasons = {
  fr: 'Une fédération de l’économie informelle est entrée',
  en: 'A federation of the informal economy joined',
  es: 'Entró una federación de la economía informal',
} as const;

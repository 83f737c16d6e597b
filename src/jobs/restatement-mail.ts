import type { MemberToRemind } from '../areas/people/queries/members-to-remind.ts';
import type { Mail } from '../mail/outgoing.ts';
import { paths } from '../paths.ts';
import { wordsIn } from '../text/words.ts';

type Letter = { member: MemberToRemind; indicatorId: string; isWithdrawn: boolean; publicUrl: string };

/** The letter in the person's language: that a figure was restated or taken back, and where to read it; neither the figure nor whose it is. */
export const restatementMail = ({ member, indicatorId, isWithdrawn, publicUrl }: Letter): Mail => {
  const words = wordsIn(member.actor.language);
  const parts = [
    words.t('obligations.mail-greeting', { name: member.actor.name }),
    words.t(isWithdrawn ? 'results.mail-withdrawn' : 'results.mail-restated', {
      institute: words.text(member.institute),
    }),
    publicUrl + paths.indicator({ id: indicatorId }),
    words.t('obligations.mail-off', { url: publicUrl + paths.account() }),
  ];
  return {
    to: member.email,
    subject: words.t('results.mail-restated-subject', {
      code: member.actor.institute?.code.toUpperCase() ?? '',
    }),
    text: `${parts.join('\n\n')}\n`,
  };
};

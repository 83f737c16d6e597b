import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { addMonths } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns } from '../../../ui/columns.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type PartnerBalance, partnerBalances } from '../queries/partner-balances.ts';
import { agreementsSince, lastTransfers, type TransferLine } from '../queries/partner-money.ts';
import type { Waiting } from '../queries/waiting.ts';
import { type NextMoney, nextMoney } from '../rules/next-money.ts';
import { TransferList } from './partner-money.tsx';
import { WaitingList } from './waiting-list.tsx';

type MoneyFacts = { next: NextMoney; transfers: TransferLine[]; balances: PartnerBalance[] };

const back: readonly string[] = [
  'comment-unanswered',
  'figures-returned',
  'approval-taken-back',
  'figure-restated',
  'figure-drifted',
  'report-returned',
  'report-accepted',
  'report-taken-back',
];

/** A partner: what to send next, what came back, when money comes and why not. */
export const partnerHome = async (page: Page, today: CalendarDay, lines: readonly Waiting[]) => {
  const { actor, words } = page;
  const instituteId = actor.institute?.id;
  if (!instituteId) throw new NotFound();
  const money = await page.read(async (tx): Promise<MoneyFacts> => {
    const agreements = await agreementsSince(tx, instituteId, actor.partnerships, addMonths(today, -24));
    return {
      next: nextMoney(agreements, today),
      transfers: await lastTransfers(tx, instituteId, actor.partnerships),
      balances: await partnerBalances(tx, instituteId, today),
    };
  });
  const cameBack = lines.filter(({ what }) => back.includes(what));
  const toSend = lines.filter((line) => !cameBack.includes(line));
  return (
    <Frame page={page} title={words.t('page.home')}>
      <PageHead
        title={words.t('overview.hello', { name: actor.name })}
        quiet={`${words.dayLong(today)} · ${words.say(`role.${actor.role}`)}`}
        actions={actor.partnerships.map((id) => (
          <ButtonLink href={paths.partner({ id })}>{words.t('partners.file-own')}</ButtonLink>
        ))}
      />
      <Columns
        asideLabel={words.t('overview.money-coming')}
        aside={
          <Card title={words.t('overview.money-coming')}>
            <MoneyComing words={words} money={money} />
          </Card>
        }
      >
        <Card title={words.t('overview.to-send')}>
          <WaitingList
            words={words}
            today={today}
            lines={toSend}
            empty={words.t('overview.nothing-to-send')}
          />
        </Card>
        <Card title={words.t('overview.came-back')}>
          <WaitingList
            words={words}
            today={today}
            lines={cameBack}
            empty={words.t('overview.nothing-came-back')}
          />
        </Card>
      </Columns>
      {actor.partnerships.map((id) => (
        <p>
          <a href={paths.assessments({ id })}>{words.t('partners.assessments')}</a> ·{' '}
          <a href={paths.partnerReports()}>{words.t('reviews.reports')}</a> ·{' '}
          <a href={paths.figureReports({ id })}>{words.t('results.own-reports')}</a> ·{' '}
          <a href={paths.filedLessons()}>{words.t('reviews.filed-lessons')}</a>
        </p>
      ))}
    </Frame>
  );
};

function MoneyComing({ words, money }: { words: Words; money: MoneyFacts }) {
  const { next, transfers, balances } = money;
  const open = balances.filter((balance) => balance.open.minor > 0);
  return (
    <>
      <Notice kind={next.can ? 'info' : 'warning'}>{nextWords(next, words)}</Notice>
      {open.length > 0 && (
        <DescriptionList
          rows={open.map((balance) => ({
            term: words.t('overview.to-justify', { programme: balance.programme }),
            value: words.money(balance.open),
            note:
              balance.openOld.minor > 0
                ? words.t('overview.of-which-old', {
                    amount: words.money(balance.openOld),
                    days: balance.ages.old,
                  })
                : undefined,
          }))}
        />
      )}
      <h3>{words.t('overview.last-transfers')}</h3>
      <TransferList words={words} transfers={transfers} />
    </>
  );
}

const nextWords = (next: NextMoney, words: Words): string => {
  if (next.can)
    return words.t('overview.money-can', { reference: next.reference, until: words.day(next.until) });
  switch (next.why) {
    case 'no-agreement':
      return words.t('overview.money-no-agreement');
    case 'not-signed':
      return words.t('overview.money-not-signed', { reference: next.reference });
    case 'not-begun':
      return words.t('overview.money-not-begun', { reference: next.reference, from: words.day(next.from) });
    case 'ended':
      return words.t('overview.money-ended', { reference: next.reference, until: words.day(next.until) });
  }
};

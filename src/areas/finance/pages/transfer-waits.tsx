import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { PlannedTransferRow } from '../queries/planned-transfers.ts';
import { isJudgedByPeople } from '../rules/planned-transfer.ts';
import { mayJudgeCondition } from '../rules/transfer-permissions.ts';
import type { Wait } from '../rules/transfer-waits.ts';
import { conditionText, type ToldCondition } from './transfer-words.ts';

type Props = {
  page: Page;
  transfer: PlannedTransferRow;
  conditions: readonly ToldCondition[];
  waits: readonly Wait[];
};

/** What must be there before the money goes: met or not, since when, who must act. */
export function TransferWaits({ page, transfer, conditions, waits }: Props) {
  const { words, actor } = page;
  const of = ({ conditionId }: Wait) => conditions.find(({ id }) => id === conditionId);
  const isOpen = transfer.state !== 'paid' && transfer.state !== 'withdrawn';
  const mayJudge = (condition: ToldCondition | undefined) =>
    isOpen &&
    condition?.confirmedBy &&
    isJudgedByPeople(condition.kind) &&
    mayJudgeCondition(actor, { confirmedBy: condition.confirmedBy }) === true;
  return (
    <DataTable
      caption={words.t('finance.transfer-waits')}
      captionHidden
      rows={waits}
      empty=""
      columns={[
        {
          key: 'what',
          label: words.t('finance.condition'),
          cell: (wait) => {
            const condition = of(wait);
            return condition ? conditionText(words, condition) : words.say(`finance.wait-${wait.what}`);
          },
        },
        {
          key: 'met',
          label: words.t('finance.state'),
          cell: ({ isMet }) =>
            isMet === null ? (
              words.t('finance.met-outside-control')
            ) : (
              <Tag tone={isMet ? 'ok' : 'warn'}>{words.t(isMet ? 'finance.met' : 'finance.not-met')}</Tag>
            ),
        },
        { key: 'since', label: words.t('finance.since'), cell: ({ since }) => since && words.day(since) },
        {
          key: 'who',
          label: words.t('finance.who-acts'),
          cell: ({ isMet, who }) =>
            isMet === false && isOpen && words.say(who === 'partner' ? 'finance.partner' : `role.${who}`),
        },
        { key: 'note', label: words.t('finance.rests-on'), cell: (wait) => of(wait)?.note },
        {
          key: 'act',
          label: words.t('finance.act'),
          action: true,
          cell: (wait) =>
            mayJudge(of(wait)) && (
              <a href={paths.judgeCondition({ id: wait.conditionId ?? '' })}>
                {words.t(wait.isMet ? 'finance.take-condition-back' : 'finance.confirm-condition')}
              </a>
            ),
        },
      ]}
    />
  );
}

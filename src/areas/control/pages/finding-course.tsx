import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import type { FindingRow } from '../queries/control-findings.ts';

type Props = { page: Page; finding: FindingRow };

/** What became of a finding: the replies, the final decision, and where a rejected amount went. */
export function FindingCourse({ page, finding }: Props) {
  const { words } = page;
  const { replies, decision } = finding;
  if (replies.length === 0 && !decision) return null;
  return (
    <Card title={words.t('control.finding-course')} id="course">
      <DescriptionList
        rows={[
          ...replies.map(({ text, on, by }) => ({
            term: words.t('control.finding-reply'),
            value: text,
            note: `${by}, ${words.day(on)}`,
          })),
          ...(decision ? decisionRows({ page, finding }) : []),
        ]}
      />
    </Card>
  );
}

const decisionRows = ({ page: { words }, finding }: Props) => {
  const { decision, decidedOn, decidedBy, decisionLetter, minor, rejectedMinor, currency } = finding;
  const rejected = rejectedMinor ?? 0;
  return [
    {
      term: words.t('control.finding-decision'),
      value: words.say(`control.finding-${decision}`),
      note: [decidedBy, decidedOn && words.day(decidedOn), decisionLetter].filter(Boolean).join(' · '),
    },
    { term: words.t('control.finding-remark'), value: finding.decisionText },
    { term: words.t('control.finding-accepted-amount'), value: minorText(words, minor - rejected, currency) },
    { term: words.t('control.finding-rejected-amount'), value: minorText(words, rejected, currency) },
    { term: words.t('control.finding-borne'), value: borne(finding, words.t('control.finding-own-funds')) },
  ];
};

/** The expense, or the entry of its part, that own funds bear. */
const borne = ({ isSettled, partId, expenseId }: FindingRow, label: string) => {
  const id = partId ?? expenseId;
  return isSettled && id ? <a href={paths.expense({ id })}>{label}</a> : undefined;
};

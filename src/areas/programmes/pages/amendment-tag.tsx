import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { ProgrammeAmendmentRow } from '../queries/programme-amendments.ts';
import { type AmendmentVerdict, verdictsOn } from '../rules/file-input.ts';

type Props = { page: Page; amendment: Pick<ProgrammeAmendmentRow, 'verdict' | 'procedure'> };

/** What the donor said; a notification needs no answer, and what was only taken note of still waits for consent. */
export function AmendmentTag({ page, amendment }: Props) {
  const { verdict, procedure } = amendment;
  const waits = procedure === 'consent' ? 'warn' : 'info';
  const said = verdict === 'refused' ? 'stop' : 'ok';
  return <Tag tone={isAnswered(amendment) ? said : waits}>{amendmentText(page, amendment)}</Tag>;
}

/** The same in words. */
export const amendmentText = ({ words }: Page, amendment: Props['amendment']): string =>
  isAnswered(amendment)
    ? words.t(`programmes.amendment-verdict-${amendment.verdict}`)
    : words.t(
        amendment.procedure === 'consent' ? 'programmes.amendment-waiting' : 'programmes.amendment-told',
      );

const isAnswered = <Amendment extends Props['amendment']>(
  amendment: Amendment,
): amendment is Amendment & { verdict: AmendmentVerdict } =>
  amendment.verdict !== null && verdictsOn[amendment.procedure].includes(amendment.verdict);

import type { Page } from '../../../page/page.ts';
import { agreementTexts } from '../../rulebook/rules/agreement-2007.ts';

/** `A2 Trade union training`: a kind of action by its code and its name in the agreement. */
export const kindName = ({ words }: Pick<Page, 'words'>, kind: string): string => {
  const action = agreementTexts.find((entry) => entry.kind === 'action' && entry.code === kind);
  return `${kind} ${words.text(action?.title)}`.trim();
};

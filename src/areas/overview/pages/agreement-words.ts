import type { Words } from '../../../text/words.ts';
import { agreementTexts } from '../../rulebook/rules/agreement-2007.ts';

const titles = new Map(agreementTexts.map(({ kind, code, title }) => [`${kind} ${code}`, title]));

/** The short name of an action kind (A1-A9) of the agreement of 6 June 2007. */
export const actionTitle = (words: Words, code: string): string => words.text(titles.get(`action ${code}`));

/** The short name of an aim (O1-O8) of the agreement. */
export const aimTitle = (words: Words, code: string): string => words.text(titles.get(`aim ${code}`));

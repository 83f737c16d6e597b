import type { Localized } from '../../../kernel/localized.ts';
import type { Words } from '../../../text/words.ts';

/** What is counted, behind the name of an indicator; nothing where no unit is named. */
export function Unit({ words, of }: { words: Words; of: { unit: Localized } }) {
  const unit = words.text(of.unit);
  return unit ? <span class="quiet"> {unit}</span> : null;
}

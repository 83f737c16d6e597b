import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { FileTextState, FileWriterRole, SectionPlace } from './file-input.ts';
import type { OutcomeEnd } from './outcome-end.ts';

/** A place of the file where a text belongs, with what stands there. */
export type FilePlace = {
  sectionId: string;
  title: Localized;
  outcome: { id: string; code: string; end: OutcomeEnd | null } | null;
  state: FileTextState | 'missing';
  text: Localized;
  writerRole: FileWriterRole | null;
  responsible: string | null;
  dueOn: CalendarDay | null;
};

type Parts = {
  outcomes: readonly { id: string; code: string; end: OutcomeEnd | null }[];
  sections: readonly { id: string; appliesTo: SectionPlace; title: Localized; isUsed: boolean }[];
  texts: readonly {
    sectionId: string;
    outcomeId: string | null;
    state: FileTextState;
    text: Localized;
    writerRole: FileWriterRole | null;
    responsible: string | null;
    dueOn: CalendarDay | null;
  }[];
};

/**
 * Every section in use of the programme, then of each outcome. Assigned without a word written is still missing; of an
 * outcome that ended there is what was written, and nothing is missing.
 */
export const filePlaces = ({ outcomes, sections, texts }: Parts): FilePlace[] => {
  const placed = (outcome: FilePlace['outcome']): FilePlace[] =>
    sections
      .filter(({ appliesTo, isUsed }) => isUsed && appliesTo === (outcome ? 'outcome' : 'programme'))
      .map(({ id, title }) => {
        const found = texts.find(
          ({ sectionId, outcomeId }) => sectionId === id && outcomeId === (outcome?.id ?? null),
        );
        const isWritten = found !== undefined && Object.keys(found.text).length > 0;
        return {
          sectionId: id,
          title,
          outcome,
          state: isWritten ? found.state : 'missing',
          text: found?.text ?? {},
          writerRole: found?.writerRole ?? null,
          responsible: found?.responsible ?? null,
          dueOn: found?.dueOn ?? null,
        };
      });
  return [null, ...outcomes.map(({ id, code, end }) => ({ id, code, end }))]
    .flatMap(placed)
    .filter(({ outcome, state }) => !outcome?.end || state !== 'missing');
};

import { type FormState, freshForm } from '../../../page/submit.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { BackForm } from './back-form.tsx';
import { DateForm } from './date-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EventForm } from './event-form.tsx';
import { FilingForm } from './filing-form.tsx';
import { FunctionForm } from './function-form.tsx';
import type { OneForm } from './one-form.ts';
import { takenBackForm } from './taken-back-form.tsx';

const formOf = {
  filing: FilingForm,
  event: EventForm,
  date: DateForm,
  back: BackForm,
  function: FunctionForm,
  decision: DecisionForm,
  'filing-back': takenBackForm('filing', ({ closingNo }) => closingNo),
  'decision-back': takenBackForm('decision', ({ decisionNo }) => decisionNo),
  'event-back': takenBackForm('event', ({ eventNo }) => eventNo),
};
export type FormName = keyof typeof formOf;

type Props = Omit<OneForm, 'state'> & { states: Partial<Record<FormName, FormState>> };

/**
 * What can be put on record, one form each; the one that was refused, or the next likely one, stands open. A refused one
 * stands there even where it is not offered: it says why.
 */
export function ObligationForms({ page, row, frozen, filed, outcomes, states }: Props) {
  const { words } = page;
  const isOpen = (name: FormName) =>
    Object.keys(states).length > 0 ? states[name] !== undefined : name === likeliest(row);
  return (
    <>
      {formNames
        .filter((name) => states[name] || isOffered(name, row))
        .map((name) => {
          const Form = formOf[name];
          return (
            <Disclosure summary={words.t(`obligations.form-${name}`)} open={isOpen(name)}>
              <Form
                page={page}
                row={row}
                frozen={frozen}
                filed={filed}
                outcomes={outcomes}
                state={{ ...(states[name] ?? freshForm()), form: name }}
              />
            </Disclosure>
          );
        })}
    </>
  );
}

const formNames = Object.keys(formOf) as FormName[];

const isOffered = (name: FormName, row: ObligationRow): boolean => {
  if (name === 'event') return row.event !== null;
  if (name === 'back') return row.derogatedOn !== null;
  if (name === 'event-back') return row.eventNo !== null;
  if (name === 'decision-back') return row.decision !== null;
  if (name === 'filing-back') return row.filedOn !== null && row.decision === null;
  return name !== 'decision' || row.filedOn !== null;
};

const likeliest = (row: ObligationRow): FormName => {
  if (row.filedOn && !row.decision) return 'decision';
  return row.event && !row.eventOn ? 'event' : 'filing';
};

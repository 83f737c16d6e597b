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
  'filing-back': takenBackForm('filing', { entryOf: ({ row }) => row.closingNo }),
  'decision-back': takenBackForm('decision', {
    entryOf: ({ row }) => row.decisionNo,
    aboutOf: ({ filingVersion }) => filingVersion,
  }),
  'event-back': takenBackForm('event', { entryOf: ({ row }) => row.eventNo }),
  'taking-back': takenBackForm('taking', { entryOf: ({ row }) => row.takingNo }),
};
/** Each decision on an earlier version has a form of its own: what is taken back is the one that was read. */
export type FormName = keyof typeof formOf | `decision-back-${number}`;

/** The form that takes back the donor's decision on this version, the last one where none is named. */
export const backOfDecision = (row: ObligationRow, about: number): FormName =>
  Number.isInteger(about) && about > 0 && about !== row.filingVersion
    ? `decision-back-${about}`
    : 'decision-back';

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
      {namesOf({ row, filed, states })
        .filter((name) => states[name] || isOffered(name, row))
        .map((name) => {
          const { Form, about } = formNamed(name);
          const summary = about
            ? words.t('obligations.form-earlier-decision-back', { version: about })
            : words.say(`obligations.form-${name}`);
          return (
            <Disclosure summary={summary} open={isOpen(name)}>
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

const formNames = Object.keys(formOf) as (keyof typeof formOf)[];

type Names = Pick<OneForm, 'row' | 'filed'> & { states: Props['states'] };

const namesOf = ({ row, filed, states }: Names): FormName[] => {
  const earlier = filed
    .filter(({ version, decisionNo }) => version !== row.filingVersion && decisionNo !== null)
    .map(({ version }) => backOfDecision(row, version));
  return [...new Set([...formNames, ...earlier, ...(Object.keys(states) as FormName[])])];
};

const formNamed = (name: FormName) => {
  const about = Number(/^decision-back-(\d+)$/.exec(name)?.[1]);
  if (!about) return { Form: formOf[name as keyof typeof formOf] };
  const entryOf = ({ filed }: Pick<OneForm, 'filed'>) =>
    filed.find(({ version }) => version === about)?.decisionNo ?? null;
  return { about, Form: takenBackForm('decision', { entryOf, aboutOf: () => about }) };
};

const isOffered = (name: FormName, row: ObligationRow): boolean => {
  if (name === 'event') return row.event !== null;
  if (name === 'back') return row.derogatedOn !== null;
  if (name === 'event-back') return row.eventNo !== null;
  if (name === 'taking-back') return row.takingNo !== null;
  if (name === 'decision-back') return row.decision !== null;
  if (name === 'filing-back') return row.filedOn !== null && row.decision === null;
  return name !== 'decision' || row.filedOn !== null;
};

const likeliest = (row: ObligationRow): FormName => {
  if (row.filedOn && !row.decision) return 'decision';
  return row.event && !row.eventOn ? 'event' : 'filing';
};

/** Values by name; a tick box that is not ticked adds nothing to its list. */
export type TypedValues = Record<string, string[]>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const leftOut = new Set(['file', 'password', 'submit', 'button', 'reset', 'hidden']);
/** Hidden values that belong to the typed ones: sent under them again, a form is done once, on the version it was opened on. */
const identity = new Set(['command_id', 'version', 'opened']);

/** What stands in a form now, never a file or a password. */
export function typedIn(form: HTMLFormElement): TypedValues {
  const values: TypedValues = {};
  for (const control of controlsOf(form)) {
    values[control.name] ??= [];
    if (!isTick(control) || control.checked) values[control.name]?.push(control.value);
  }
  return values;
}

/** Puts values back and opens what hides them. */
export function writeInto(form: HTMLFormElement, values: TypedValues) {
  const left = structuredClone(values);
  for (const control of controlsOf(form)) {
    const list = left[control.name];
    if (!list) continue;
    if (isTick(control)) control.checked = list.includes(control.value);
    else control.value = list.shift() ?? '';
    if (!isTick(control) && control.value) control.closest('details')?.setAttribute('open', '');
  }
}

/** Whether a person would see the same, whatever goes along unseen. */
export function sameWords(one: TypedValues, other: TypedValues): boolean {
  return Object.keys(one).every((name) => identity.has(name) || `${one[name]}` === `${other[name]}`);
}

function controlsOf(form: HTMLFormElement): Control[] {
  return ([...form.elements] as Control[]).filter(
    ({ name, type }) => name && (identity.has(name) || !leftOut.has(type)),
  );
}

const isTick = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

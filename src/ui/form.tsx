import type { Child } from 'hono/jsx';
import { Button, type ButtonKind } from './button.tsx';
import { HiddenField } from './hidden-field.tsx';
import type { Link } from './link.ts';

export type FormButton = { label: string; name?: string; value?: string; kind?: ButtonKind };

export type FormProps = {
  action: string;
  /** Id of the command this form will be, made when it was shown: sent twice, done once. */
  commandId: string;
  /** Version of the record the form was opened on. */
  version?: string | number | undefined;
  /** Anything else that goes along unseen. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** Needed with a `FileField`. */
  multipart?: boolean | undefined;
  /** It holds a table: as wide as the page. */
  wide?: boolean | undefined;
  /** The first is what Enter does, wherever other buttons stand among the fields. */
  buttons: readonly [FormButton, ...FormButton[]];
  cancel?: Link | undefined;
  /**
   * Keeps what is typed in this browser tab until it is saved. `key` says whose and which form
   * (membership and path), so that nobody else is shown it; `isFilledIn`: what is shown is kept in its place. Leave out for
   * anything shielded.
   */
  keep?: { key: string; restored: string; discard: string; isFilledIn?: boolean | undefined } | undefined;
  /** Asks before leaving with unsaved changes. */
  confirmLeave?: boolean | undefined;
  children: Child;
};

/** The silhouette of every form. The browser's own checks are off: the server says it in the reader's words. */
export function Form(props: FormProps) {
  const { action, commandId, version, hidden, multipart, buttons, cancel, keep, confirmLeave, wide } = props;
  return (
    <form
      class={wide ? 'form wide' : 'form'}
      method="post"
      action={action}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
    >
      <EnterButton {...buttons[0]} />
      {keep && (
        <keep-typed
          data-key={keep.key}
          data-restored={keep.restored}
          data-discard={keep.discard}
          data-filled={keep.isFilledIn ? '' : undefined}
          role="status"
        />
      )}
      {confirmLeave && <confirm-leave hidden />}
      <submit-once hidden />
      <HiddenField name="command_id" value={commandId} />
      {version !== undefined && <HiddenField name="version" value={version} />}
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <HiddenField name={name} value={value} />
      ))}
      {props.children}
      <div class="actions">
        {buttons.map(({ label, name, value, kind }, at) => (
          <Button name={name} value={value} kind={kind ?? (at === 0 ? 'primary' : 'second')}>
            {label}
          </Button>
        ))}
        {cancel && <a href={cancel.href}>{cancel.label}</a>}
      </div>
    </form>
  );
}

/** Browsers press the first submit button of a form on Enter, and none that is not laid out: this one stands there unseen. */
const EnterButton = ({ name, value }: FormButton) => (
  <span class="away" aria-hidden="true">
    <button type="submit" name={name} value={value} tabindex={-1} />
  </span>
);

import type { Child } from 'hono/jsx';

/** Primary at most once a page; `danger` for what takes something away. */
export type ButtonKind = 'primary' | 'second' | 'danger';

const classOf: Record<ButtonKind, string> = {
  primary: 'button',
  second: 'button second',
  danger: 'button danger',
};

export type ButtonLinkProps = { href: string; kind?: ButtonKind | undefined; children: Child };

/** A link that looks like what it is for: the next step. */
export function ButtonLink({ href, kind = 'second', children }: ButtonLinkProps) {
  return (
    <a class={classOf[kind]} href={href}>
      {children}
    </a>
  );
}

export type ButtonProps = {
  kind?: ButtonKind | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Says why it cannot be pressed; the button is then left out and the reason stands in its place. */
  unavailable?: Child;
  /** Accessible name where the visible word needs its object ("Remove" a certain line). */
  label?: string | undefined;
  children: Child;
};

/** A submit button of the form it stands in. */
export function Button({ kind = 'primary', name, value, unavailable, label, children }: ButtonProps) {
  if (unavailable) return <span class="unavailable">{unavailable}</span>;
  return (
    <button type="submit" class={classOf[kind]} name={name} value={value} aria-label={label}>
      {children}
    </button>
  );
}

export type PostButtonProps = ButtonProps & {
  action: string;
  commandId: string;
  version?: string | number | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
};

/** A whole command behind one button (approve, return, void), with its own form. */
export function PostButton({ action, commandId, version, fields, ...button }: PostButtonProps) {
  if (button.unavailable) return <Button {...button} />;
  return (
    <form class="inline" method="post" action={action}>
      <submit-once hidden />
      <input type="hidden" name="command_id" value={commandId} />
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button {...button} />
    </form>
  );
}

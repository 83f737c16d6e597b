import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

export type NoticeProps = {
  kind: 'success' | 'info' | 'warning';
  children: Child;
  /** `Link`s or buttons, such as undo. */
  actions?: Child;
};

const toneOf = { success: 'ok', info: 'info', warning: 'warn' } as const;

/**
 * One sentence at the head of a page, after a redirect or about the page.
 * `success` also tells the browser to forget what was typed into the form sent last.
 */
export function Notice({ kind, children, actions }: NoticeProps) {
  return (
    <div class={`notice ${toneOf[kind]}`} role="status">
      <Icon tone={toneOf[kind]} />
      <div>{children}</div>
      {actions && <div class="actions">{actions}</div>}
      {kind === 'success' && <keep-typed data-done="" hidden />}
    </div>
  );
}

import type { Child } from 'hono/jsx';

export type EmptyStateProps = {
  title?: Child;
  /** Why there is nothing, and what will be here. */
  sentence: Child;
  /** `ButtonLink` to the first step. */
  action?: Child;
};

/** Nothing yet, said kindly, with the first step. */
export function EmptyState({ title, sentence, action }: EmptyStateProps) {
  return (
    <div class="empty">
      {title && <p class="empty-title">{title}</p>}
      <p>{sentence}</p>
      {action}
    </div>
  );
}

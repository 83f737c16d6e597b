import type { Child } from 'hono/jsx';
import { Disclosure } from './disclosure.tsx';
import { EmptyState } from './empty-state.tsx';

export type Todo = {
  /** The day as people write it, or how late it is. */
  date: Child;
  /** The same day as yyyy-mm-dd. */
  isoDate?: string | undefined;
  label: Child;
  href: string;
  /** A word beside the label, in a `Tag`. */
  mark?: Child;
  note?: Child;
  late?: boolean | undefined;
  /** Others of the same kind and day, behind a line that says how many. */
  more?: { label: Child; items: readonly Todo[] } | undefined;
};

export type TodoListProps = { items: readonly Todo[]; empty: Child };

/** What waits: each line a thing to do, with its date. */
export function TodoList({ items, empty }: TodoListProps) {
  if (items.length === 0) return <EmptyState sentence={empty} />;
  return (
    <ul class="todo">
      {items.map((item) => (
        <li class={item.late ? 'late' : undefined}>
          <time datetime={item.isoDate}>{item.date}</time>
          <div>
            <TodoLine item={item} />
            {item.more && (
              <Disclosure summary={item.more.label}>
                <ul>
                  {item.more.items.map((each) => (
                    <li>
                      <TodoLine item={each} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function TodoLine({ item }: { item: Todo }) {
  return (
    <>
      <a href={item.href}>{item.label}</a>
      {item.mark && <> {item.mark}</>}
      {item.note && <p class="quiet">{item.note}</p>}
    </>
  );
}

/** What an address narrows by under a name: one of what is offered, or what it says that is none of it. */
export type Narrowed = { value: string | undefined; wrong: string | undefined };

/** What is none of the offered values narrows nothing and is kept, so that it can be said. */
export const narrowed = (asked: string | null, offered: readonly string[]): Narrowed => {
  if (!asked) return { value: undefined, wrong: undefined };
  return offered.includes(asked) ? { value: asked, wrong: undefined } : { value: undefined, wrong: asked };
};

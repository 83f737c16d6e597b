import type { Command } from './command.ts';

/** Commands by name, so that a device's replay, an import or a job can call what a form calls. */
// biome-ignore lint/suspicious/noExplicitAny: commands differ in input and value; each checks its own input.
export type AnyCommand = Command<any, any>;

export type CommandRegistry = ReadonlyMap<string, AnyCommand>;

/** @throws Error where two commands have one name. */
export const commandRegistry = (commands: readonly AnyCommand[]): CommandRegistry => {
  const byName = new Map<string, AnyCommand>();
  for (const command of commands) {
    if (byName.has(command.name)) throw new Error(`Two commands are named ${command.name}`);
    byName.set(command.name, command);
  }
  return byName;
};

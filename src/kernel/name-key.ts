/** By which two names are one: in small letters, and spaces of any kind as one plain space. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();

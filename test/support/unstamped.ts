/** A page without the minute in which it was asked for, which paper bears: two requests are compared without it. */
export const unstamped = (text: string): string => text.replace(/<div class="print-header">.*?<\/div>/s, '');

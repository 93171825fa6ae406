/** Where the workbook runs: in one file on a disk, a stick or a network share. Stands in for `ui/workbook/browser-keeps.ts`. */

/** All pages opened from a disk share one storage: nothing is kept there. */
export const browserKeeps = false;

/** Where the workbook runs: on the website. The single-file edition puts its own in place of this file. */

/** Whether this browser may keep a workbook. A file opened by double click shares its storage with every other file. */
export const browserKeeps = true;

/** Which letters our fonts lack, said before somebody finds question marks in a PDF. */
import type { Document } from '../model/document.ts';

/** Whether a PDF shows „?“ in some places: Fira Sans in our cuts draws Latin letters alone. ODT and DOCX leave the letters to the reader's fonts. */
export function hasMissingLetters({ title, status, blocks }: Document): boolean {
  return foreign.test(JSON.stringify([title, status, blocks], (key, value) => (key === 'png' ? undefined : value)));
}

const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Emoji_Presentation}/u;

/** Session restore and cloud spelling write confidential words elsewhere; these attributes keep what is typed in this tab. */
export const untold = { autocomplete: 'off', spellcheck: false, writingsuggestions: 'false' } as const;

/** What ours is called in a browser: every name begins alike, because hosts like shared Pages share one storage among many sites. */
export const prefix = 'sgh-';

/** Whether a database of ours lies here. Asking leaves nothing behind; a browser that will not say counts as no. */
export async function isKept(name: string): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some((database) => database.name === prefix + name);
  } catch {
    return false;
  }
}

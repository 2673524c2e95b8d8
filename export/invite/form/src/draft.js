// The draft in this browser, by the id of the invitation. A browser may have
// no storage, or refuse it for a file: then nothing is kept, and the page says
// so.

/** @param {() => Storage} storage fails where there is none */
export function drafts(id, storage) {
  const key = `formatietafel.inbreng.${id}`;
  const attempt = (work, otherwise) => {
    try {
      return work(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    /** Whether this browser keeps anything. */
    works: () =>
      attempt((s) => {
        s.setItem(key + ".probe", "1");
        s.removeItem(key + ".probe");
        return true;
      }, false),
    /** The answers of the draft; undefined where there is none that can be read. */
    load: () => attempt((s) => JSON.parse(s.getItem(key)) ?? undefined, undefined),
    /** Keeps answers; false where that fails. */
    save: (answers) =>
      attempt((s) => {
        s.setItem(key, JSON.stringify(answers));
        return true;
      }, false),
    clear: () => attempt((s) => s.removeItem(key), undefined),
  };
}

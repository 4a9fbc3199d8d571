// What this browser remembers for the reader. A browser that stores nothing for this site forgets, and all else works.

/** @param {'localStorage' | 'sessionStorage'} kind @param {string} key @param {string} value */
export function remember(kind, key, value) {
  try {
    window[kind].setItem(key, value);
  } catch (error) {
    console.info(`${key} cannot be remembered here.`, error);
  }
}

/** @param {'localStorage' | 'sessionStorage'} kind @param {string} key */
export function recall(kind, key) {
  try {
    return window[kind].getItem(key);
  } catch (error) {
    console.info(`${key} cannot be remembered here.`, error);
    return null;
  }
}

// Writes the days of 2018 to 2026 that are not what their place in the week says, from the package chinese-days; see README.md.
import chineseDays from 'chinese-days';

const FIRST = Date.UTC(2018, 0, 1);
const AFTER = Date.UTC(2027, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

console.log('date,kind');
for (let at = FIRST; at < AFTER; at += DAY) {
  const date = new Date(at).toISOString().slice(0, 10);
  const weekend = [0, 6].includes(new Date(at).getUTCDay());
  const worked = chineseDays.isWorkday(date);
  if (worked === weekend) {
    console.log(`${date},${worked ? 'work' : 'off'}`);
  }
}

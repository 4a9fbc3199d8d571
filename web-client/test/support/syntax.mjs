// Parses every module as the browser or Node would, the ones that the type checker reads and those it does not.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOTS = ['src/main/resources/META-INF/resources', 'test'];

for (const root of ROOTS) {
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (/\.m?js$/.test(file)) {
      execFileSync(process.execPath, ['--check', join(root, file)], { stdio: 'inherit' });
    }
  }
}

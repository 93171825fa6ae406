import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** One TypeScript file with all it imports as one classic script, small enough to be sent. Workers that run everywhere are classic. */
export async function bundleProgram(entry: URL): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(entry),
    platform: 'browser',
    logLevel: 'warn',
    moduleTypes: { wasm: 'binary' },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
  await bundle.close();
  return output[0].code;
}
